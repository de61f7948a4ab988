import { describe, expect, test } from 'vitest';
import { createSigningKey, issueCertificate, signerOf, type Signer } from '../identity/index.ts';
import { CallCircle, hearHello, helloStatement, keyIndexOf, type CallVoucher, type Heard } from './index.ts';

const year = 365 * 24 * 3_600_000;
const now = 1_800_000_000_000;
const callId = 'call-1';

async function makeVoucher(accountId: string, options: { notAfter?: number; deviceId?: string } = {}) {
  const identity = signerOf(await createSigningKey());
  const device = signerOf(await createSigningKey());
  const { notAfter = now + year, deviceId = 'phone' } = options;
  const wish = { accountId, deviceId, signatureKey: device.publicKey, notAfter };
  const certificate = await issueCertificate(identity, wish);
  return { identity, device, voucher: voucherOf(certificate, device) };
}

const voucherOf = (certificate: Uint8Array, device: Signer): CallVoucher => ({
  certificate,
  signatureKey: device.publicKey,
  sign: (wish) => device.sign(helloStatement(wish)),
});

async function join(
  accountId: string,
  options: { callId?: string; voucher?: CallVoucher; at?: number } = {},
) {
  const { at = now, voucher } = options;
  return CallCircle.begin({
    accountId,
    deviceId: 'phone',
    callId: options.callId ?? callId,
    now: () => at,
    voucher,
  });
}

async function meet(...circles: CallCircle[]): Promise<void> {
  for (const one of circles) {
    for (const other of circles) if (one !== other) await one.hear(other.me, other.hello);
  }
}

const faultOf = (heard: Heard): string => (heard.kind === 'refused' ? heard.fault : heard.kind);

const change = (text: string, fields: object): string =>
  JSON.stringify({ ...(JSON.parse(text) as object), ...fields });

describe('a hello', () => {
  test('is vouched for by the certificate of its device', async () => {
    const { identity, voucher } = await makeVoucher('alice');
    const alice = await join('alice', { voucher });
    const bob = await join('bob');
    const heard = await bob.hear(alice.me, alice.hello);
    expect(heard).toMatchObject({ kind: 'hello', isNew: true, from: { accountId: 'alice', asks: false } });
    expect(bob.find(alice.me)?.certificate?.identityKey).toEqual(identity.publicKey);
    expect(await bob.hear(alice.me, alice.askHello())).toMatchObject({ isNew: false, from: { asks: true } });
  });

  test('of a device without keys holds, and says that nothing vouches for it', async () => {
    const [guest, bob] = [await join('guest'), await join('bob')];
    expect(faultOf(await bob.hear(guest.me, guest.hello))).toBe('hello');
    expect(bob.find(guest.me)?.certificate).toBeUndefined();
  });

  test('is refused in another call, of another device, forged, expired, and where it is no hello', async () => {
    const { voucher } = await makeVoucher('alice');
    const alice = await join('alice', { voucher });
    const bob = await join('bob', { callId: 'call-2' });
    expect(faultOf(await bob.hear(alice.me, alice.hello))).toBe('forged');
    const here = await join('bob');
    const tablet = { accountId: 'alice', deviceId: 'tablet' };
    expect(faultOf(await here.hear(tablet, alice.hello))).toBe('misplaced');
    const mallory = await join('mallory', { voucher: (await makeVoucher('mallory')).voucher });
    expect(faultOf(await here.hear(alice.me, mallory.hello))).toBe('misplaced');
    const { signingKey } = JSON.parse(mallory.hello) as { signingKey: string };
    expect(faultOf(await here.hear(alice.me, change(alice.hello, { signingKey })))).toBe('forged');
    expect(faultOf(await here.hear(alice.me, change(alice.hello, { since: 5 })))).toBe('forged');
    const { voucher: old } = await makeVoucher('alice', { notAfter: now - 1 });
    const late = await join('alice', { voucher: old });
    expect(faultOf(await here.hear(alice.me, late.hello))).toBe('expired');
    for (const text of ['', '[]', '{}', '7', '{"v":2,"is":"hello"}', '{"v":1,"is":"hello"}', '{"v":1}']) {
      expect(faultOf(await here.hear(alice.me, text))).toMatch(/malformed|unknown|stranger/);
    }
    expect(faultOf(await here.hear(alice.me, 'x'.repeat(60_001)))).toBe('malformed');
    expect(here.list()).toEqual([]);
  });

  test('cannot be stripped of its certificate, or of half of it', async () => {
    const { voucher } = await makeVoucher('alice');
    const alice = await join('alice', { voucher });
    const place = { callId, from: alice.me, now };
    const bare = change(alice.hello, { certificate: undefined, signatureKey: undefined });
    expect(await hearHello(bare, place)).toEqual({ fault: 'forged' });
    expect(await hearHello(change(alice.hello, { certificate: undefined }), place)).toEqual({
      fault: 'malformed',
    });
  });

  test('with new keys takes the place of the former one, and never the other way round', async () => {
    const [before, after] = [await join('alice'), await join('alice', { at: now + 1 })];
    const bob = await join('bob');
    await bob.hear(before.me, before.hello);
    expect(await bob.hear(after.me, after.hello)).toMatchObject({ kind: 'hello', isNew: true });
    expect(faultOf(await bob.hear(before.me, before.hello))).toBe('replayed');
    expect(faultOf(await bob.hear(bob.me, bob.hello))).toBe('misplaced');
  });
});

describe('what is said', () => {
  test('reaches the one it is for, once, in its order', async () => {
    const [alice, bob] = [await join('alice'), await join('bob')];
    await meet(alice, bob);
    const [first, second] = [
      await alice.say(bob.me, { sdp: 'one' }),
      await alice.say(bob.me, { sdp: 'two' }),
    ];
    expect(await bob.hear(alice.me, first)).toMatchObject({ kind: 'say', body: { sdp: 'one' } });
    expect(faultOf(await bob.hear(alice.me, first))).toBe('replayed');
    expect(faultOf(await bob.hear(alice.me, second))).toBe('say');
    expect(faultOf(await bob.hear(alice.me, first))).toBe('replayed');
    const twice = await alice.say(bob.me, {});
    const both = await Promise.all([bob.hear(alice.me, twice), bob.hear(alice.me, twice)]);
    expect(both.map(faultOf)).toEqual(['say', 'replayed']);
  });

  test('is refused by another, in another call, changed, and from strangers', async () => {
    const [alice, bob, carol] = [await join('alice'), await join('bob'), await join('carol')];
    await meet(alice, bob, carol);
    const text = await alice.say(bob.me, { sdp: 'one' });
    expect(faultOf(await carol.hear(alice.me, text))).toBe('misplaced');
    expect(faultOf(await bob.hear(carol.me, text))).toBe('forged');
    expect(faultOf(await bob.hear(alice.me, change(text, { body: '{"sdp":"other"}' })))).toBe('forged');
    expect(faultOf(await bob.hear(alice.me, change(text, { turn: 9 })))).toBe('forged');
    expect(faultOf(await bob.hear(alice.me, change(text, { toKey: undefined })))).toBe('forged');
    expect(faultOf(await bob.hear(alice.me, change(text, { turn: 0 })))).toBe('malformed');
    const elsewhere = await join('bob', { callId: 'call-2' });
    expect(faultOf(await elsewhere.hear(alice.me, text))).toBe('stranger');
    expect(faultOf(await bob.hear(alice.me, text))).toBe('say');
    await expect(alice.say({ accountId: 'dave', deviceId: 'phone' }, {})).rejects.toThrow('hello');
  });
});

describe('the key of a sender', () => {
  test('comes to each device that has said hello, sealed to it alone', async () => {
    const [alice, bob, carol] = [await join('alice'), await join('bob'), await join('carol')];
    await meet(alice, bob, carol);
    const { key, epoch } = alice.turnKey();
    const text = (await alice.sealKey('all'))!;
    expect(text).not.toContain(btoa(String.fromCharCode(...key)));
    for (const one of [bob, carol]) {
      expect(await one.hear(alice.me, text)).toMatchObject({
        kind: 'senderKey',
        senderKey: { epoch: 1, key },
      });
    }
    expect(keyIndexOf(epoch)).toBe(1);
    expect(keyIndexOf(17)).toBe(1);
    expect(keyIndexOf(32)).toBe(0);
  });

  test('of a new epoch is sealed to nobody who has left, and what was before to nobody who comes', async () => {
    const [alice, bob, carol] = [await join('alice'), await join('bob'), await join('carol')];
    await meet(alice, bob, carol);
    const first = alice.turnKey();
    await bob.hear(alice.me, (await alice.sealKey('all'))!);
    expect(alice.forget(carol.me)).toBe(true);
    const second = alice.turnKey();
    expect(second.key).not.toEqual(first.key);
    const text = (await alice.sealKey('all'))!;
    expect(faultOf(await carol.hear(alice.me, text))).toBe('misplaced');
    expect(await bob.hear(alice.me, text)).toMatchObject({ senderKey: { epoch: 2, key: second.key } });
    expect(await bob.hear(alice.me, (await alice.sealKey('all'))!)).toMatchObject({ fault: 'replayed' });
  });

  test('is refused of an old epoch, moved to another device, and where it is nobody’s', async () => {
    const [alice, bob, carol] = [await join('alice'), await join('bob'), await join('carol')];
    await meet(alice, bob, carol);
    expect(await alice.sealKey('all')).toBeUndefined();
    alice.turnKey();
    const text = (await alice.sealKey(bob.me))!;
    expect(faultOf(await carol.hear(alice.me, text))).toBe('misplaced');
    expect(faultOf(await bob.hear(carol.me, text))).toBe('forged');
    expect(faultOf(await bob.hear(alice.me, text))).toBe('senderKey');
    expect(faultOf(await bob.hear(alice.me, text))).toBe('replayed');
    // Somebody in the call cannot pass a box on as her own.
    carol.turnKey();
    const own = (await carol.sealKey(bob.me))!;
    const { body } = JSON.parse(text) as { body: string };
    expect(faultOf(await bob.hear(carol.me, change(own, { body })))).toBe('forged');
    expect(faultOf(await bob.hear(carol.me, own))).toBe('senderKey');
    await expect(alice.sealKey({ accountId: 'dave', deviceId: 'phone' })).rejects.toThrow('hello');
  });

  test('counts anew for a device that has come back with new keys', async () => {
    const [alice, bob] = [await join('alice'), await join('bob')];
    await meet(alice, bob);
    alice.turnKey();
    const text = (await alice.sealKey('all'))!;
    await bob.hear(alice.me, text);
    const again = await join('alice', { at: now + 5 });
    await meet(again, bob);
    again.turnKey();
    expect(faultOf(await bob.hear(alice.me, text))).toBe('forged');
    expect(faultOf(await bob.hear(again.me, (await again.sealKey('all'))!))).toBe('senderKey');
  });
});
