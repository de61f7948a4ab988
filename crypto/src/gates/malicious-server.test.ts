import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../bytes/bytes.ts';
import { commitToBody, packFranked } from '../franking/index.ts';
import { encodePayload } from '../payload/index.ts';
import { DeliveryError, type RoomEntry } from '../room/index.ts';
import { ModelServer } from '../testing/model-server.ts';
import { makeRoom, RoomDevice, say } from '../testing/play-rooms.ts';
import { flipBit, Tampering } from '../testing/tampering.ts';

const isDeep = process.env.MARU_DEEP === '1';
const runs = isDeep ? 400 : 40;

type Said = Extract<RoomEntry, { type: 'said' }>;
type Commit = Extract<RoomEntry, { type: 'commit' }>;

/** Alice, Bob and Carol in a room; what Bob is shown goes through the tampering. */
async function play() {
  const server = new ModelServer();
  const tampering = new Tampering();
  const make = (accountId: string, swaps = {}) =>
    RoomDevice.make(server, { accountId, deviceId: `${accountId}-1` }, { swaps });
  const [alice, bob, carol] = [await make('alice'), await make('bob', tampering.swaps), await make('carol')];
  const roomId = await makeRoom([alice, bob, carol]);
  const stateOf = (device: RoomDevice) =>
    Buffer.from(device.store.rooms.get(roomId)?.state ?? []).toString('hex');
  const statusOf = async (device: RoomDevice) => (await device.room(roomId)).status;
  return { server, tampering, alice, bob, carol, roomId, stateOf, statusOf };
}

const isSaid = (entry: RoomEntry): entry is Said => entry.type === 'said';
const changeSaid = (change: (entry: Said, index: number) => RoomEntry[]) => (entries: RoomEntry[]) => {
  let index = -1;
  return entries.flatMap((entry) => (isSaid(entry) ? change(entry, (index += 1)) : [entry]));
};

describe('a message that the host has touched', () => {
  test(
    'with any bit another shows nothing, and changes nothing: those after it open',
    { timeout: 300_000 },
    async () => {
      const { tampering, alice, bob, roomId, stateOf, statusOf } = await play();
      await say(alice, roomId, 'real');
      const honest = bob.store.rooms.get(roomId)!;
      await fc.assert(
        fc.asyncProperty(fc.nat(100_000), async (bit) => {
          await bob.store.save({ room: honest });
          bob.store.lines.clear();
          await bob.boot();
          tampering.change = changeSaid((entry) => [{ ...entry, message: flipBit(entry.message, bit) }]);
          const before = stateOf(bob);
          await bob.catchUp();
          expect(bob.texts(roomId).filter((text) => !text.startsWith('['))).toEqual([]);
          const { kind } = await statusOf(bob);
          // A bit of the epoch makes it one of an epoch that nobody has led to: then the room ends, and its keys go.
          expect(stateOf(bob)).toBe(kind === 'ended' ? '' : before);
        }),
        { numRuns: runs },
      );
      await bob.store.save({ room: honest });
      await bob.boot();
      tampering.stop();
      await bob.catchUp();
      expect(bob.texts(roomId)).toEqual(['real']);
    },
  );

  test('said twice is shown once', async () => {
    const { tampering, alice, bob, roomId } = await play();
    tampering.change = changeSaid((entry) => [entry, entry]);
    await say(alice, roomId, 'pay me 10');
    await say(alice, roomId, 'thanks');
    await bob.catchUp();
    expect(bob.texts(roomId)).toEqual(['pay me 10', '[unreadable]', 'thanks', '[unreadable]']);
  });

  test('in another order is still shown once each', async () => {
    const { tampering, alice, bob, roomId } = await play();
    tampering.change = (entries) => [
      ...entries.filter((one) => !isSaid(one)),
      ...entries.filter(isSaid).reverse(),
    ];
    for (const text of ['a', 'b', 'c']) await say(alice, roomId, text);
    await bob.catchUp();
    expect(bob.texts(roomId)).toEqual(['c', 'b', 'a']);
  });

  test(
    'put in the mouth of another, or under another key, or called no message, is hidden',
    { timeout: 60_000 },
    async () => {
      const lies: Partial<Said>[] = [
        { accountId: 'carol', deviceId: 'carol-1' },
        { accountId: 'bob', deviceId: 'bob-1' },
        { deviceId: 'alice-9' },
        { key: 'another' },
        { counts: false },
      ];
      for (const lie of lies) {
        const { tampering, alice, bob, roomId } = await play();
        tampering.change = changeSaid((entry, index) => [
          index === 0 ? ({ ...entry, ...lie } as Said) : entry,
        ]);
        await say(alice, roomId, 'I said this');
        await say(alice, roomId, 'and this');
        await bob.catchUp();
        expect(bob.texts(roomId)).toEqual(['[tampered]', 'and this']);
      }
    },
  );

  test('of another room is not shown in this one', async () => {
    const { server, tampering, alice, bob, carol, roomId } = await play();
    const other = await makeRoom([alice, bob, carol]);
    await say(alice, other, 'about a party');
    const foreign = server.rooms.get(other)!.log.filter(isSaid);
    tampering.change = (entries, at) => (at === roomId ? [...entries, ...foreign] : entries);
    await bob.catchUp();
    expect(bob.texts(roomId)).toEqual(['[unreadable]']);
    expect(bob.texts(other)).toEqual(['about a party']);
  });

  test('that is my own, with other bytes or under another name, is not taken for mine', async () => {
    const { tampering, alice, bob, roomId } = await play();
    tampering.answers = (inner) => ({
      send: async (ask) => {
        await inner.send(ask);
        throw new DeliveryError('offline');
      },
    });
    const room = await bob.room(roomId);
    await expect(room.send({ kind: 'message', text: 'mine' }, { key: 'm' })).rejects.toMatchObject({
      code: 'offline',
    });
    tampering.change = changeSaid((entry) => [
      { ...entry, message: flipBit(entry.message, 700) },
      { ...entry, accountId: 'alice', deviceId: 'alice-1' },
    ]);
    await bob.catchUp();
    expect(bob.texts(roomId)).toEqual(['[unreadable]', '[tampered]']);
    await alice.catchUp();
    expect(alice.texts(roomId)).toEqual(['mine']);
  });
});

describe('a commit that the host has touched', () => {
  const changeCommits =
    (change: (entry: Commit) => RoomEntry[], after = 2) =>
    (entries: RoomEntry[]) =>
      entries.flatMap((entry) => (entry.type === 'commit' && entry.seq > after ? change(entry) : [entry]));

  test(
    'with any bit another changes nothing, or ends the room; it is never followed',
    { timeout: 300_000 },
    async () => {
      const { tampering, alice, bob, roomId, stateOf, statusOf } = await play();
      await (await alice.room(roomId)).removeMembers(['carol']);
      const honest = bob.store.rooms.get(roomId)!;
      const before = stateOf(bob);
      await fc.assert(
        fc.asyncProperty(fc.nat(100_000), async (bit) => {
          await bob.store.save({ room: honest });
          await bob.boot();
          tampering.change = changeCommits((entry) => [{ ...entry, commit: flipBit(entry.commit, bit) }]);
          await bob.catchUp();
          const status = await statusOf(bob);
          if (status.kind === 'ended') expect(status.why).toBe('unverifiable');
          else expect(stateOf(bob)).toBe(before);
        }),
        { numRuns: runs },
      );
    },
  );

  test('from somebody outside, or with a proposal instead, is not followed', async () => {
    const { tampering, alice, bob, roomId, stateOf, statusOf } = await play();
    await (await alice.room(roomId)).removeMembers(['bob']);
    const before = stateOf(bob);
    // After version, wire format, group id and epoch stands what kind of sender it is (RFC 9420 section 6).
    const senderAt = 2 + 2 + 1 + 32 + 8;
    for (const sender of [0, 2, 3, 4]) {
      tampering.change = changeCommits((entry) => {
        const commit = Uint8Array.from(entry.commit);
        commit[senderAt] = sender;
        return [{ ...entry, commit }];
      });
      await bob.catchUp();
      expect(await statusOf(bob)).toEqual({ kind: 'ready' });
      expect(stateOf(bob)).toBe(before);
    }
  });

  test('and shown a second time, or in another room, is not followed again', async () => {
    const { server, tampering, alice, bob, carol, roomId, statusOf } = await play();
    const other = await makeRoom([alice, bob, carol]);
    await (await alice.room(other)).heal();
    const foreign = server.rooms
      .get(other)!
      .log.filter(({ type }) => type === 'commit')
      .slice(1);
    tampering.change = (entries, at) =>
      at === roomId ? changeCommits((entry) => [...foreign, entry, entry])(entries) : entries;
    await (await alice.room(roomId)).heal();
    await say(alice, roomId, 'still one group');
    await bob.catchUp();
    expect(await statusOf(bob)).toEqual({ kind: 'ready' });
    expect(bob.texts(roomId)).toEqual(['still one group']);
    const ignored = bob.events.filter((event) => event.type === 'ignored' && event.roomId === roomId);
    expect(ignored).toHaveLength(2);
  });

  test('as a message, and a message as a commit, are nothing', async () => {
    const { tampering, alice, bob, roomId, stateOf } = await play();
    await (await alice.room(roomId)).heal();
    await say(alice, roomId, 'words');
    const before = stateOf(bob);
    tampering.change = (entries) =>
      entries.map((entry) => {
        const { seq, at } = entry;
        const from = { accountId: 'alice', deviceId: 'alice-1' };
        if (isSaid(entry)) return { type: 'commit', seq, at, key: 'k', commit: entry.message, ...from };
        if (entry.type !== 'commit' || seq < 3) return entry;
        return {
          type: 'said',
          seq,
          at,
          key: 'k',
          counts: true,
          message: entry.commit,
          tag: utf8(''),
          ...from,
        };
      });
    await bob.catchUp();
    expect(bob.texts(roomId).filter((text) => !text.startsWith('['))).toEqual([]);
    const state = stateOf(bob);
    expect(state === before || state === '').toBe(true);
  });

  test('kept from one member ends the room there when the others go on, and shows nothing wrong before', async () => {
    const { tampering, alice, bob, roomId, statusOf } = await play();
    await say(alice, roomId, 'before');
    tampering.change = changeCommits(() => []);
    await (await alice.room(roomId)).heal();
    await say(alice, roomId, 'after');
    await bob.catchUp();
    expect(await statusOf(bob)).toEqual({ kind: 'ended', why: 'unverifiable' });
    expect(bob.texts(roomId)).toEqual(['before']);
  });

  test('of two at once, shown each to its maker alone, makes two rooms that never read each other', async () => {
    const { server, tampering, alice, bob, carol, roomId } = await play();
    server.rules.epochOfCommits = false;
    const log = server.rooms.get(roomId)!.log;
    const hide = (deviceId: string) => (entries: RoomEntry[]) =>
      entries.filter((entry) => !(entry.type === 'commit' && entry.seq > 2 && entry.deviceId !== deviceId));
    tampering.change = hide('bob-1');
    // Alice's commit comes after what Bob has read, and Bob makes his in the same epoch.
    await (await alice.room(roomId)).heal();
    await (await bob.room(roomId)).heal();
    await say(alice, roomId, 'to whom?');
    await bob.catchUp();
    await carol.catchUp();
    expect(log.filter(({ type }) => type === 'commit')).toHaveLength(3);
    expect(bob.texts(roomId)).toEqual(['[unreadable]']);
    expect(carol.texts(roomId)).toEqual(['to whom?']);
    expect((await bob.room(roomId)).epochAuthenticator()).not.toEqual(
      (await alice.room(roomId)).epochAuthenticator(),
    );
  });
});

describe('a host that answers what is not so', () => {
  test('about key packages brings nobody in but those who were asked for', async () => {
    const { server, tampering, bob } = await play();
    const zed = await RoomDevice.make(server, { accountId: 'zed', deviceId: 'zed-1' });
    await RoomDevice.make(server, { accountId: 'dora', deviceId: 'dora-1' });
    const [theirs] = await zed.rooms.makeKeyPackages(1);
    const { keyPackage } = theirs!;
    const lies = [
      { accountId: 'dora', deviceId: 'dora-1', keyPackage },
      { accountId: 'zed', deviceId: 'zed-1', keyPackage },
      { accountId: 'dora', deviceId: 'dora-1', keyPackage: flipBit(keyPackage, 900) },
    ];
    const made = server.rooms.size;
    for (const lie of lies) {
      tampering.answers = () => ({ claimKeyPackages: async () => ({ packages: [lie], without: [] }) });
      await expect(
        bob.rooms.create({ key: `${lies.indexOf(lie)}`, kind: 'group', accountIds: ['dora'] }),
      ).rejects.toMatchObject({ name: 'RoomError' });
    }
    expect(server.rooms.size).toBe(made);
    expect(zed.store.rooms.size).toBe(0);
  });

  test('with a Welcome to another group does not put it in the place of a room that has ended', async () => {
    const { server, tampering, alice, bob, carol, roomId } = await play();
    await (await alice.room(roomId)).removeMembers(['bob']);
    await bob.catchUp();
    const zed = await RoomDevice.make(server, { accountId: 'zed', deviceId: 'zed-1' });
    const trap = await zed.rooms.create({ key: 'trap', kind: 'group', accountIds: ['bob'] });
    const [waiting] = server.devices.get('bob-1')!.welcomes;
    tampering.answers = () => ({ takeWelcomes: async () => [{ ...waiting!, roomId }] });
    expect(await bob.rooms.takeWelcomes()).toEqual([]);
    expect((await bob.room(roomId)).status).toEqual({ kind: 'ended', why: 'removed' });
    expect(trap.roomId).not.toBe(roomId);
    expect(await carol.rooms.open(trap.roomId)).toBeNull();
  });

  test('that every epoch has passed, without end, ends the room instead of going round for ever', async () => {
    for (const method of ['send', 'commit'] as const) {
      const { tampering, bob, roomId, statusOf } = await play();
      tampering.answers = () => ({
        [method]: async () => {
          throw new DeliveryError('epoch_passed');
        },
      });
      const room = await bob.room(roomId);
      const work = method === 'send' ? room.send({ kind: 'message', text: '?' }, { key: 'k' }) : room.heal();
      await expect(work).rejects.toMatchObject({ code: 'ended' });
      expect(await statusOf(bob)).toEqual({ kind: 'ended', why: 'unverifiable' });
    }
  });

  test('with holes in the log is not followed past them', async () => {
    const { server, alice, bob, roomId } = await play();
    for (const text of ['a', 'b', 'c']) await say(alice, roomId, text);
    const room = await bob.room(roomId);
    const { log } = server.rooms.get(roomId)!;
    await room.sync([log[3]!, log[4]!]);
    expect(bob.texts(roomId)).toEqual(['a', 'b', 'c']);
    const honest = bob.store.rooms.get(roomId)!.cursor;
    await room.sync([{ ...log[4]!, seq: honest + 5 }]);
    expect(bob.texts(roomId)).toEqual(['a', 'b', 'c']);
  });
});

describe('a member whose client is broken or hostile', () => {
  async function seal(
    inside: (roomId: string) => Promise<{ packed: Uint8Array; commitment: Uint8Array }>,
    key = 'k',
  ) {
    const world = await play();
    const { alice, bob, roomId, server } = world;
    const { packed, commitment } = await inside(roomId);
    const record = alice.store.rooms.get(roomId)!;
    const { message, state } = await alice.engine.encrypt(record.state!, packed, commitment);
    await alice.store.save({ room: { ...record, state } });
    await server.doorOf(alice).send({ roomId, key, counts: true, epoch: 1, message, commitment });
    await bob.catchUp();
    return world;
  }

  async function pack(roomId: string, body: Uint8Array) {
    const franked = await commitToBody(roomId, body);
    return { packed: packFranked(franked), commitment: franked.commitment };
  }

  const message = (key: string) => encodePayload({ v: 1, kind: 'message', key, text: 'hi' });

  test('is not shown where it could not be reported', async () => {
    const { bob, roomId } = await seal(async (id) => ({
      ...(await pack(id, message('k'))),
      commitment: (await commitToBody(id, message('k'))).commitment,
    }));
    expect(bob.texts(roomId)).toEqual(['[tampered]']);
  });

  test('is not shown with a commitment to another room', async () => {
    const { bob, roomId } = await seal(() => pack('elsewhere', message('k')));
    expect(bob.texts(roomId)).toEqual(['[tampered]']);
  });

  test('is told from one that is only newer', { timeout: 60_000 }, async () => {
    const newer = await seal((id) => pack(id, utf8('{"v":7,"kind":"scent","key":"k"}')));
    expect(newer.bob.texts(newer.roomId)).toEqual(['[too_new]']);
    for (const body of ['{}', 'not json', '{"v":1,"kind":"message","key":"k","text":7}']) {
      const broken = await seal((id) => pack(id, utf8(body)));
      expect(broken.bob.texts(broken.roomId)).toEqual(['[broken]']);
    }
    const raw = await seal(async () => ({ packed: utf8('no padding'), commitment: new Uint8Array(32) }));
    expect(raw.bob.texts(raw.roomId)).toEqual(['[broken]']);
  });

  test('says nothing under a key that is not the one inside', async () => {
    const { bob, roomId } = await seal((id) => pack(id, message('inside')), 'outside');
    expect(bob.texts(roomId)).toEqual(['[tampered]']);
  });
});
