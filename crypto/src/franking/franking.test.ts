import { describe, expect, test } from 'vitest';
import { randomBytes, utf8 } from '../bytes/bytes.ts';
import { commitToBody, opensCommitment, packFranked, unpackFranked } from './commit-to-body.ts';
import { isGenuine, tagCommitment, type ReportedMessage } from './tag-commitment.ts';

const serverKey = randomBytes(32);

async function reported(): Promise<ReportedMessage> {
  const franked = await commitToBody('room', utf8('what was said'));
  const where = { accountId: 'alice', deviceId: 'phone', roomId: 'room', seq: 7, at: 1_700_000_000_000 };
  const tag = await tagCommitment(serverKey, { ...where, commitment: franked.commitment });
  return { ...where, ...franked, tag };
}

describe('a commitment', () => {
  test('opens to its body in its room, and to nothing else', async () => {
    const franked = await commitToBody('room', utf8('a body'));
    expect(await opensCommitment('room', franked)).toBe(true);
    expect(await opensCommitment('another', franked)).toBe(false);
    expect(await opensCommitment('room', { ...franked, body: utf8('a bodY') })).toBe(false);
    expect(await opensCommitment('room', { ...franked, opening: randomBytes(32) })).toBe(false);
  });

  test('has openings of exactly 32 bytes: a shorter key with zeros behind it would be the same to HMAC', async () => {
    const franked = await commitToBody('room', utf8('a body'));
    const longer = new Uint8Array(33);
    longer.set(franked.opening);
    expect(await opensCommitment('room', { ...franked, opening: longer })).toBe(false);
    expect(await opensCommitment('room', { ...franked, opening: franked.opening.subarray(0, 31) })).toBe(
      false,
    );
  });

  test('travels with its opening inside what is sealed', async () => {
    const franked = await commitToBody('room', utf8('a body'));
    const { body, opening } = unpackFranked(packFranked(franked));
    expect(await opensCommitment('room', { body, opening, commitment: franked.commitment })).toBe(true);
    expect(packFranked(franked)).toHaveLength(256);
  });
});

describe('a report', () => {
  test('of what was really sent is genuine', async () => {
    expect(await isGenuine(serverKey, await reported())).toBe(true);
  });

  const forgeries: [string, (real: ReportedMessage) => Partial<ReportedMessage>][] = [
    ['other words', () => ({ body: utf8('what was never said') })],
    ['another sender', () => ({ accountId: 'bob' })],
    ['another device', () => ({ deviceId: 'laptop' })],
    ['another room', () => ({ roomId: 'another' })],
    ['another place', () => ({ seq: 8 })],
    ['another time', () => ({ at: 1 })],
    ['another opening', () => ({ opening: randomBytes(32) })],
    ['a tag that nobody gave', () => ({ tag: randomBytes(32) })],
    ['a tag cut short', (real) => ({ tag: real.tag.subarray(0, 16) })],
  ];
  test.each(forgeries)('with %s is not', async (_, forge) => {
    const real = await reported();
    expect(await isGenuine(serverKey, { ...real, ...forge(real) })).toBe(false);
  });

  test('with words of my own under a commitment of my own is not: the server never tagged it', async () => {
    const real = await reported();
    const mine = await commitToBody('room', utf8('I make this up'));
    expect(await isGenuine(serverKey, { ...real, ...mine })).toBe(false);
  });

  test('does not pass under the key of another server', async () => {
    expect(await isGenuine(randomBytes(32), await reported())).toBe(false);
  });
});
