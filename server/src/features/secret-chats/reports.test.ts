import { randomBytes, randomUUID } from 'node:crypto';
import { commitToBody, isGenuine, tagCommitment } from '@maru/crypto/franking';
import type { ChatId, InputOf } from '@maru/contract';
import {
  expectRefusal,
  someCommit,
  someDeviceKeys,
  someSealed,
  someWelcome,
  startTestServer,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { openSecretDevice } from '@maru/testing/secret';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { commitmentOf, isTagOf, writeTag } from './tag-bytes.ts';

let server: TestServer<House>;
let operator: TestPerson;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;
let groupId: string;
beforeAll(async () => {
  server = await startTestServer<House>();
  operator = await server.person('keeper');
  [alice, bob] = [await server.alice(), await server.bob()];
  await alice.call('secretChats.registerDevice', someDeviceKeys());
  const { deviceId } = await bob.call('secretChats.registerDevice', someDeviceKeys());
  groupId = randomBytes(32).toString('base64');
  const { chat } = await alice.call('secretChats.create', {
    key: randomUUID(),
    kind: 'direct',
    groupId,
    memberIds: [bob.id],
    commit: someCommit({ groupId, epoch: 0 }),
    welcomes: [{ welcome: someWelcome(), for: [{ accountId: bob.id, deviceId }] }],
  });
  chatId = chat.id;
});
afterAll(() => server.stop());

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

type Revealed = InputOf<'secretChats.report'>['messages'][number];

/** Says something as a client does, and gives what is needed to reveal it later. */
const say = async (
  who: TestPerson,
  payload: object,
): Promise<{ revealed: Revealed; tag: string; at: string }> => {
  const { body, opening, commitment } = await commitToBody(chatId, Buffer.from(JSON.stringify(payload)));
  const { seq, tag, at } = await who.call('secretChats.send', {
    chatId,
    key: randomUUID(),
    counts: true,
    ...someSealed({ groupId, epoch: 1 }, { commitment: base64(commitment) }),
  });
  return { revealed: { seq, body: base64(body), opening: base64(opening) }, tag, at };
};
const words = (text: string, more: object = {}) => ({ v: 1, kind: 'message', key: 'k', text, ...more });
const report = (messages: Revealed[], note = '') =>
  bob.call('secretChats.report', { chatId, messages, note, reason: 'harassment' });
const complaints = async () => (await operator.call('desk.listReports', {})).reports;

describe('a report of a secret room', () => {
  it('shows operators what was revealed, by whom it was written and when, and nothing else', async () => {
    const file = { type: 'photos', files: [{ id: 'x', sealed: { key: 'the key of a file' } }] };
    const rude = await say(alice, words('you fool', { content: file }));
    await say(alice, words('what was not chosen'));
    const answer = await say(bob, words('please stop'));
    await report([rude.revealed, answer.revealed], 'it goes on');
    const [complaint] = await complaints();
    expect(complaint).toMatchObject({
      by: { id: bob.id },
      about: { id: alice.id },
      chatId,
      reason: 'harassment',
      note: 'it goes on',
      revealed: [
        { author: { id: alice.id }, seq: rude.revealed.seq, at: rude.at, text: 'you fool', held: 'photos' },
        { author: { id: bob.id }, seq: answer.revealed.seq, text: 'please stop', held: null },
      ],
    });
    const { rows } = await server.house.db.query('select t::text as all from secret_revealed t');
    expect(JSON.stringify(rows)).not.toMatch(/the key of a file|not chosen/);
  });

  it('fails where a letter, the author, the place, the room or the opening is another', async () => {
    const [said, other] = [await say(alice, words('kind words')), await say(alice, words('other words'))];
    const before = (await complaints()).length;
    const forged: Partial<Revealed>[] = [
      { body: base64(Buffer.from(JSON.stringify(words('unkind words')))) },
      { seq: other.revealed.seq },
      { seq: 1 },
      { opening: other.revealed.opening },
    ];
    for (const change of forged) {
      const refused = expectRefusal(report([{ ...said.revealed, ...change }]), 'report_not_genuine');
      expect((await refused).details).toEqual({ seq: change.seq ?? said.revealed.seq });
    }
    await expectRefusal(report([said.revealed, { ...other.revealed, ...forged[0] }]), 'report_not_genuine');
    expect(await complaints()).toHaveLength(before);
  });

  it('can be made of what was deleted since, with what the device has kept, and not with less or other', async () => {
    const said = await say(alice, words('gone, but said'));
    const { seq } = said.revealed;
    const { deviceId } = await alice.call('secretChats.myDevice', {});
    await alice.call('messages.delete', { chatId, seq });
    await expectRefusal(report([said.revealed]), 'report_not_genuine');
    const sent = { accountId: alice.id, deviceId, at: said.at, tag: said.tag };
    const later = new Date(Date.parse(said.at) + 1).toISOString();
    for (const change of [{ accountId: bob.id }, { at: later }, { tag: base64(randomBytes(36)) }])
      await expectRefusal(report([{ ...said.revealed, sent: { ...sent, ...change } }]), 'report_not_genuine');
    await report([{ ...said.revealed, sent }]);
    expect((await complaints()).at(-1)?.revealed).toMatchObject([{ text: 'gone, but said' }]);
  });

  it('is made of what a device keeps of real messages', async () => {
    const [writer, reader] = [await server.person('writer'), await server.person('reader')];
    const [one, other] = [await openSecretDevice(writer), await openSecretDevice(reader)];
    const wish = { key: randomUUID(), kind: 'direct' as const, accountIds: [reader.id] };
    const { roomId } = await one.rooms.create(wish);
    await other.catchUp();
    await (await one.room(roomId as ChatId)).send({ kind: 'message', text: '나쁜 말' }, { key: 'said' });
    await other.catchUp();
    const [line] = other.store.listLines(roomId);
    const { body, opening } = line!.proof!;
    const messages = [{ seq: line!.seq, body: base64(body), opening: base64(opening) }];
    await reader.call('secretChats.report', { chatId: roomId as ChatId, messages });
    expect((await complaints()).at(-1)).toMatchObject({
      about: { id: writer.id },
      revealed: [{ text: '나쁜 말', author: { id: writer.id } }],
    });
  });

  it('is of a room that I am in, and not about myself', async () => {
    const said = await say(bob, words('mine'));
    await expectRefusal(report([said.revealed]), 'cannot_be_self');
    const messages = [said.revealed];
    await expectRefusal(operator.call('secretChats.report', { chatId, messages }), 'chat_not_found');
    await expectRefusal(alice.call('desk.listReports', {}), 'operator_only');
  });
});

it('tags and commitments are the bytes that clients know of', async () => {
  const body = Buffer.from('{"v":1}');
  const { opening, commitment } = await commitToBody('a room', body);
  expect(commitmentOf('a room', { body, opening: Buffer.from(opening) }).equals(commitment)).toBe(true);
  const key = { number: 7, key: randomBytes(32) };
  const at = new Date();
  const marked = {
    commitment: Buffer.from(commitment),
    accountId: 'a',
    deviceId: 'd',
    roomId: 'a room',
    seq: 3,
    at,
  };
  const tag = writeTag(key, marked);
  const theirs = { ...marked, at: at.getTime() };
  expect(tag.subarray(4).equals(await tagCommitment(key.key, theirs))).toBe(true);
  expect(await isGenuine(key.key, { ...theirs, body, opening, tag: tag.subarray(4) })).toBe(true);
  expect(isTagOf(tag, key, { ...marked, seq: 4 })).toBe(false);
  expect(isTagOf(tag, { ...key, number: 8 }, marked)).toBe(false);
});
