import { describe, expect, test } from 'vitest';
import { utf8 } from '../bytes/bytes.ts';
import { createSigningKey, issueCertificate, signerOf } from '../identity/index.ts';
import { follow, inviteDevice, makeDevice, makeGroup, type PlayedDevice } from '../testing/make-device.ts';
import { randomOf } from '../testing/random.ts';
import { createMlsEngine, EngineError, newGroupId, type EngineRefusal, type GroupState } from './index.ts';

const bound = new Uint8Array(32).fill(7);
const day = 24 * 3_600_000;

/** Expects a refusal with this code. */
const refused = (work: Promise<unknown>, code: EngineRefusal, about: object = {}) =>
  expect(work).rejects.toMatchObject({ name: 'EngineError', code, ...about });

async function aliceAndBob() {
  const [alice, bob] = [await makeDevice('alice'), await makeDevice('bob')];
  const [a, b] = (await makeGroup([alice, bob])) as [GroupState, GroupState];
  return { alice, bob, a, b };
}

describe('a group of two', () => {
  test('reads what each says, once, with its sender and what is bound to it', async () => {
    const { alice, bob, a, b } = await aliceAndBob();
    expect(alice.engine.epochAuthenticator(a)).toEqual(bob.engine.epochAuthenticator(b));
    expect(bob.engine.info(b)).toMatchObject({ epoch: 1, ownLeaf: 1 });
    const sent = await alice.engine.encrypt(a, utf8('hello'), bound);
    const opened = await bob.engine.decrypt(b, sent.message);
    expect(new TextDecoder().decode(opened.payload)).toBe('hello');
    expect(opened.authenticatedData).toEqual(bound);
    expect(opened.sender).toMatchObject({ accountId: 'alice', deviceId: 'alice-1', leaf: 0 });
    expect(opened.sender.identityKey).toEqual(alice.identity.publicKey);
    await refused(bob.engine.decrypt(opened.state, sent.message), 'replayed');
    // Pure: the state from before opens it again, to the same.
    expect((await bob.engine.decrypt(b, sent.message)).payload).toEqual(opened.payload);
    await refused(alice.engine.decrypt(sent.state, sent.message), 'own_message');
    await refused(alice.engine.decrypt(a, sent.message), 'own_message');
    const answer = await bob.engine.encrypt(opened.state, utf8('hi'), bound);
    expect((await alice.engine.decrypt(sent.state, answer.message)).sender.accountId).toBe('bob');
  });

  test('shares secrets for other uses, each under its label', async () => {
    const { alice, bob, a, b } = await aliceAndBob();
    const ask = { label: 'calls', context: utf8('one'), length: 16 };
    const secret = await alice.engine.exporter(a, ask);
    expect(secret).toHaveLength(16);
    expect(await bob.engine.exporter(b, ask)).toEqual(secret);
    expect(await bob.engine.exporter(b, { ...ask, context: utf8('two') })).not.toEqual(secret);
  });

  test('refuses messages of other groups and epochs, and of strangers', async () => {
    const { alice, bob, a, b } = await aliceAndBob();
    const other = await aliceAndBob();
    const there = await other.alice.engine.encrypt(other.a, utf8('there'), bound);
    await refused(bob.engine.decrypt(b, there.message), 'wrong_group');
    const before = await alice.engine.encrypt(a, utf8('before'), bound);
    const renewed = await alice.engine.commit(before.state, {});
    const b2 = await follow(bob, b, renewed.commit);
    await refused(bob.engine.decrypt(b2, before.message), 'wrong_epoch', { epoch: 1 });
    const after = await alice.engine.encrypt(renewed.state, utf8('after'), bound);
    await refused(bob.engine.decrypt(b, after.message), 'wrong_epoch', { epoch: 2 });
    await refused(bob.engine.processCommit(b2, renewed.commit), 'wrong_epoch', { epoch: 1 });
    await refused(alice.engine.processCommit(a, renewed.commit), 'own_message');
    await refused(bob.engine.decrypt(a, after.message), 'bad_state');
    await refused(bob.engine.decrypt(b2.slice(0, -1), after.message), 'bad_state');
  });

  test('opens what comes out of order, as far as eight messages are missing, and no gap of hundreds', async () => {
    const { alice, bob, a, b } = await aliceAndBob();
    const messages: Uint8Array[] = [];
    let state = a;
    for (let n = 0; n < 4; n++) {
      const sent = await alice.engine.encrypt(state, utf8(`${n}`), bound);
      messages.push(sent.message);
      state = sent.state;
    }
    const last = await bob.engine.decrypt(b, messages[3]!);
    const first = await bob.engine.decrypt(last.state, messages[0]!);
    expect(new TextDecoder().decode(first.payload)).toBe('0');
    await refused(bob.engine.decrypt(first.state, messages[0]!), 'replayed');
  });
});

describe('a group that changes', () => {
  test('takes in, takes out and renews; whoever is out opens nothing more', async () => {
    const { alice, bob, a, b } = await aliceAndBob();
    const carol = await makeDevice('carol');
    const { add, join } = await inviteDevice(carol);
    const added = await bob.engine.commit(b, { add: [add] });
    expect(added).toMatchObject({ epoch: 2, heals: false });
    expect(added.added).toMatchObject([{ accountId: 'carol', leaf: 2 }]);
    const a2 = await follow(alice, a, added.commit);
    const c2 = await join(added.welcome!);
    const removed = await carol.engine.commit(c2, { remove: [0] });
    expect(removed).toMatchObject({ epoch: 3, heals: true, removed: [{ accountId: 'alice' }] });
    expect(await alice.engine.processCommit(a2, removed.commit)).toMatchObject({
      kind: 'removed',
      epoch: 3,
      committer: { accountId: 'carol' },
    });
    const b3 = await follow(bob, added.state, removed.commit);
    const sent = await bob.engine.encrypt(b3, utf8('without alice'), bound);
    expect((await carol.engine.decrypt(removed.state, sent.message)).sender.accountId).toBe('bob');
    await refused(alice.engine.decrypt(a2, sent.message), 'wrong_epoch');
    expect(bob.engine.members(b3).map(({ accountId }) => accountId)).toEqual(['bob', 'carol']);
  });

  test('keeps several devices of one person under one identity key', async () => {
    const { alice, bob, a, b } = await aliceAndBob();
    const tablet = await makeDevice('alice', { deviceId: 'alice-2', identity: alice.identity });
    const { add, join } = await inviteDevice(tablet);
    const made = await alice.engine.commit(a, { add: [add] });
    const b2 = await follow(bob, b, made.commit);
    const t = await join(made.welcome!);
    const sent = await tablet.engine.encrypt(t, utf8('from my tablet'), bound);
    const { sender } = await bob.engine.decrypt(b2, sent.message);
    expect(sender).toMatchObject({ accountId: 'alice', deviceId: 'alice-2' });
    expect(sender.identityKey).toEqual(alice.identity.publicKey);

    const usurper = await inviteDevice(await makeDevice('alice', { deviceId: 'alice-3' }));
    await refused(bob.engine.commit(b2, { add: [usurper.add] }), 'key_changed', { accountId: 'alice' });
    const twin = await makeDevice('alice', { deviceId: 'alice-2', identity: alice.identity });
    await refused(bob.engine.commit(b2, { add: [(await inviteDevice(twin)).add] }), 'already_in');
    const again = await inviteDevice(tablet);
    await refused(bob.engine.commit(b2, { add: [again.add] }), 'not_authentic');
    const renewed = await bob.engine.commit(b2, { add: [again.add], remove: [sender.leaf] });
    expect(renewed).toMatchObject({ added: [{ deviceId: 'alice-2' }], removed: [{ deviceId: 'alice-2' }] });
    await again.join(renewed.welcome!);
  });

  test('goes on when a device has a new certificate of the same keys', async () => {
    const { alice, bob, a, b } = await aliceAndBob();
    const { accountId, deviceId, signer, identity } = alice;
    const wish = { accountId, deviceId, signatureKey: signer.publicKey, notAfter: 1e13 };
    const certificate = await issueCertificate(identity, wish);
    const renewed = createMlsEngine({ device: { certificate, signer }, trust: () => true });
    const made = await renewed.commit(a.slice(), {});
    const b2 = await follow(bob, b, made.commit);
    const { message } = await renewed.encrypt(made.state, utf8('still me'), bound);
    expect((await bob.engine.decrypt(b2, message)).sender).toMatchObject({ accountId, deviceId });
  });

  test('refuses to take out nobody or oneself', async () => {
    const { alice, a } = await aliceAndBob();
    await refused(alice.engine.commit(a, { remove: [7] }), 'not_member');
    await refused(alice.engine.commit(a, { remove: [0] }), 'not_allowed');
    await refused(alice.engine.commit(a, { remove: [1, 1] }), 'not_authentic');
  });
});

describe('whose key it is', () => {
  test('a key that is not the pinned one is refused in adding, in joining and in what others commit', async () => {
    const { alice, bob, a, b } = await aliceAndBob();
    const carol = await makeDevice('carol');
    const invited = await inviteDevice(carol);
    alice.distrusted.add('carol');
    await refused(alice.engine.readKeyPackage(invited.add.keyPackage), 'key_changed');
    await refused(alice.engine.commit(a, { add: [invited.add] }), 'key_changed', { accountId: 'carol' });
    const made = await bob.engine.commit(b, { add: [invited.add] });
    await refused(alice.engine.processCommit(a, made.commit), 'key_changed', { accountId: 'carol' });
    carol.distrusted.add('alice');
    await refused(invited.join(made.welcome!), 'key_changed', { accountId: 'alice' });
    carol.distrusted.clear();
    await invited.join(made.welcome!);
  });

  test('a key package of somebody else than asked for is refused', async () => {
    const { alice, a } = await aliceAndBob();
    const zed = await inviteDevice(await makeDevice('zed'));
    await refused(alice.engine.commit(a, { add: [{ ...zed.add, accountId: 'carol' }] }), 'not_asked_for', {
      accountId: 'carol',
    });
    await refused(alice.engine.commit(a, { add: [{ ...zed.add, deviceId: 'zed-2' }] }), 'not_asked_for');
  });

  test('a certificate is of one signature key: another device cannot show it', async () => {
    const [alice, bob] = [await makeDevice('alice'), await makeDevice('bob')];
    const signer = signerOf(await createSigningKey());
    const thief = createMlsEngine({ device: { certificate: bob.certificate, signer }, trust: () => true });
    const { keyPackage } = await thief.createKeyPackage();
    await refused(alice.engine.readKeyPackage(keyPackage), 'certificate');
    const a = await alice.engine.createGroup(newGroupId());
    const add = { accountId: 'bob', deviceId: 'bob-1', keyPackage };
    await refused(alice.engine.commit(a, { add: [add] }), 'certificate');
    const wish = { accountId: 'bob', deviceId: 'bob-1', signatureKey: signer.publicKey, notAfter: 1e13 };
    const own = { certificate: await issueCertificate(signer, wish), signer };
    const usurper = createMlsEngine({ device: own, trust: () => true });
    alice.distrusted.add('bob');
    const second = await usurper.createKeyPackage();
    await refused(alice.engine.readKeyPackage(second.keyPackage), 'key_changed');
  });

  test('a time that is over is refused at the door, but nobody falls out of a room by it', async () => {
    let now = Date.now();
    const alice = await makeDevice('alice', { now: () => now });
    const bob = await makeDevice('bob', { notAfter: now + 30 * day });
    const kept = await bob.engine.createKeyPackage({ lifetime: 10 * day });
    expect(kept.notAfter).toBeLessThanOrEqual(now + 10 * day);
    const info = await alice.engine.readKeyPackage(kept.keyPackage);
    expect(info).toMatchObject({ accountId: 'bob', deviceId: 'bob-1', endsAt: kept.notAfter });
    expect(info.reference).toEqual(kept.reference);
    const a = await alice.engine.createGroup(newGroupId());
    const add = [{ accountId: 'bob', deviceId: 'bob-1', keyPackage: kept.keyPackage }];
    const made = await alice.engine.commit(a, { add });
    now += 11 * day;
    await refused(alice.engine.commit(a, { add }), 'expired');
    const longer = await bob.engine.createKeyPackage();
    expect((await alice.engine.readKeyPackage(longer.keyPackage)).accountId).toBe('bob');
    now += 20 * day;
    await refused(alice.engine.readKeyPackage(longer.keyPackage), 'expired');
    now -= 40 * day;
    await refused(alice.engine.readKeyPackage(longer.keyPackage), 'expired');
    const b = (await bob.engine.joinGroup(made.welcome!, kept)).state;
    expect(bob.engine.info(b).epoch).toBe(1);
    await refused(bob.engine.joinGroup(made.welcome!, longer), 'not_for_me');
  });
});

describe('bytes from anywhere', () => {
  /** What a hostile server may hand to whom: each with how it is taken in. */
  async function doors() {
    const { alice, bob, a, b } = await aliceAndBob();
    const carol = await makeDevice('carol');
    const kept = await carol.engine.createKeyPackage();
    const add = { accountId: 'carol', deviceId: 'carol-1', keyPackage: kept.keyPackage };
    const added = await alice.engine.commit(a, { add: [add] });
    const mixed = await alice.engine.commit(a, { add: [add], remove: [1] });
    const renewed = await alice.engine.commit(a, {});
    const sent = await alice.engine.encrypt(a, utf8('as it was sent'), bound);
    const joining = (device: PlayedDevice) => (bytes: Uint8Array) => device.engine.joinGroup(bytes, kept);
    return [
      ['a key package', kept.keyPackage, (bytes: Uint8Array) => alice.engine.readKeyPackage(bytes)],
      ['a Welcome', added.welcome!, joining(carol)],
      ['a Welcome with a path', mixed.welcome!, joining(carol)],
      ['an Add', added.commit, (bytes: Uint8Array) => bob.engine.processCommit(b, bytes)],
      ['a Remove of me', mixed.commit, (bytes: Uint8Array) => bob.engine.processCommit(b, bytes)],
      ['a renewal', renewed.commit, (bytes: Uint8Array) => bob.engine.processCommit(b, bytes)],
      ['a message', sent.message, (bytes: Uint8Array) => bob.engine.decrypt(b, bytes)],
    ] as const;
  }

  test('with a bit flipped, cut short or drawn out are refused, always in words of ours', async () => {
    const random = randomOf(7);
    for (const [what, bytes, take] of await doors()) {
      await take(bytes);
      const broken = Array.from({ length: 40 }, () => {
        const flipped = bytes.slice();
        flipped[random.below(flipped.length)]! ^= 1 << random.below(8);
        return flipped;
      });
      broken.push(bytes.slice(0, -1), bytes.slice(0, 3), new Uint8Array(), Uint8Array.of(...bytes, 0));
      for (const one of broken) {
        const error = await take(one).then(
          () => `${what} was taken`,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(EngineError);
      }
    }
  });

  test('of one kind are not taken for another', async () => {
    const all = await doors();
    for (const [what, bytes] of all) {
      for (const [other, , take] of all) {
        const alike = ['a Welcome', 'a Welcome with a path'];
        const commits = ['an Add', 'a Remove of me', 'a renewal'];
        const same = (list: string[]) => list.includes(what) && list.includes(other);
        if (what === other || same(alike) || same(commits)) continue;
        await expect(take(bytes)).rejects.toBeInstanceOf(EngineError);
      }
    }
  });
});
