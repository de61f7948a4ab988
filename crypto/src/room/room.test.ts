import { describe, expect, test } from 'vitest';
import { isGenuine } from '../franking/index.ts';
import { readWithState } from '../testing/attack-state.ts';
import { largestPadded } from '../payload/index.ts';
import { faulty, memberNames, people, text } from '../testing/meet-people.ts';
import { makeRoom, RoomDevice, say } from '../testing/play-rooms.ts';

describe('what is said', () => {
  test('is read by both, in the same order', async () => {
    const { devices, alice, bob } = await people(['alice', 'bob']);
    const roomId = await makeRoom(devices, 'direct');
    await say(alice, roomId, 'hello');
    await bob.catchUp();
    await say(bob, roomId, 'hello you');
    await say(alice, roomId, 'both');
    await bob.catchUp();
    expect(alice.texts(roomId)).toEqual(['hello', 'hello you', 'both']);
    expect(bob.texts(roomId)).toEqual(alice.texts(roomId));
  });

  test('is a line for messages, and none for edits, reactions and names', async () => {
    const { devices, alice, bob } = await people(['alice', 'bob']);
    const roomId = await makeRoom(devices);
    const room = await alice.room(roomId);
    const { seq } = await room.send(text('helo'), { key: 'a' });
    await room.send({ kind: 'edit', seq, text: 'hello' }, { key: 'b' });
    await room.send({ kind: 'react', seq, emoji: '🌱' }, { key: 'c' });
    await room.send({ kind: 'name', name: 'Nest' }, { key: 'd' });
    await bob.catchUp();
    const lines = bob.store.listLines(roomId);
    expect(lines.map(({ counts, payload }) => [counts, payload?.kind])).toEqual([
      [true, 'message'],
      [false, 'edit'],
      [false, 'react'],
      [false, 'name'],
    ]);
  });

  test('can be shown to the host, by each who reads it', async () => {
    const { devices, server, alice, bob } = await people(['alice', 'bob']);
    const roomId = await makeRoom(devices);
    await say(alice, roomId, 'something unkind');
    await bob.catchUp();
    for (const device of [alice, bob]) {
      const [line] = device.store.listLines(roomId);
      const report = { ...line!, ...line!.proof! };
      expect(await isGenuine(server.tagKey, report)).toBe(true);
      expect(await isGenuine(server.tagKey, { ...report, accountId: 'bob' })).toBe(false);
    }
  });

  test('is sent once when the answer is lost, and shown once', async () => {
    const { line, swaps } = faulty();
    const { devices, alice, bob } = await people(['alice', 'bob'], { alice: swaps });
    const roomId = await makeRoom(devices);
    const room = await alice.room(roomId);
    line.plan({ at: 1, kind: 'lost' });
    await expect(room.send(text('once'), { key: 'k' })).rejects.toMatchObject({ code: 'offline' });
    const place = await room.send(text('once'), { key: 'k' });
    expect(await room.send(text('once'), { key: 'k' })).toEqual(place);
    await bob.catchUp();
    expect(bob.texts(roomId)).toEqual(['once']);
    expect(alice.texts(roomId)).toEqual(['once']);
  });

  test('keeps its order when an earlier one waits', async () => {
    const { line, swaps } = faulty();
    const { devices, alice, bob } = await people(['alice', 'bob'], { alice: swaps });
    const roomId = await makeRoom(devices);
    const room = await alice.room(roomId);
    line.plan({ at: 1, kind: 'down' });
    await expect(room.send(text('first'), { key: '1' })).rejects.toMatchObject({ code: 'offline' });
    await room.send(text('second'), { key: '2' });
    await bob.catchUp();
    expect(bob.texts(roomId)).toEqual(['first', 'second']);
  });

  test('is given up by the person before it went, and comes no more', async () => {
    const { line, swaps } = faulty();
    const { devices, alice, bob } = await people(['alice', 'bob'], { alice: swaps });
    const roomId = await makeRoom(devices);
    const room = await alice.room(roomId);
    line.plan({ at: 1, kind: 'down' });
    await expect(room.send(text('rash'), { key: '1' })).rejects.toMatchObject({ code: 'offline' });
    expect(await room.discard('1')).toBe(true);
    await room.send(text('calm'), { key: '2' });
    await room.heal();
    expect(alice.store.rooms.get(roomId)?.outbox).toEqual([]);
    await bob.catchUp();
    expect(bob.texts(roomId)).toEqual(['calm']);
  });

  test('is dropped when the host refuses it, or when it is too large', async () => {
    let refuses = true;
    const { devices, alice, bob } = await people(['alice', 'bob'], {
      alice: {
        delivery: (inner) => ({
          ...inner,
          send: async (ask) => {
            if (refuses) return inner.send({ ...ask, commitment: new Uint8Array(32) });
            return inner.send(ask);
          },
        }),
      },
    });
    const roomId = await makeRoom(devices);
    const room = await alice.room(roomId);
    await expect(room.send(text('no'), { key: '1' })).rejects.toMatchObject({ code: 'refused' });
    refuses = false;
    await expect(room.send(text('x'.repeat(largestPadded)), { key: '2' })).rejects.toMatchObject({
      code: 'too_large',
    });
    await room.send(text('yes'), { key: '3' });
    await bob.catchUp();
    expect(bob.texts(roomId)).toEqual(['yes']);
  });

  test('is erased when it is deleted, also where it was never read', async () => {
    const { devices, server, alice, bob, carol } = await people(['alice', 'bob', 'carol']);
    const roomId = await makeRoom(devices);
    await say(alice, roomId, 'one');
    await say(alice, roomId, 'two');
    await bob.catchUp();
    const [line] = bob.store.listLines(roomId);
    server.delete(roomId, line!.seq);
    await bob.catchUp();
    await carol.catchUp();
    await alice.catchUp();
    for (const device of [alice, bob, carol]) expect(device.texts(roomId)).toEqual(['two']);
  });
});

describe('people and devices', () => {
  test('are added at the same time by two: one is first, the other does it again', async () => {
    const { devices, server, alice, bob } = await people(['alice', 'bob', 'carol', 'dan']);
    const roomId = await makeRoom(devices.slice(0, 2));
    await Promise.all([
      (await alice.room(roomId)).addMembers(['carol']),
      (await bob.room(roomId)).addMembers(['dan']),
    ]);
    for (const device of devices) await device.catchUp();
    for (const device of devices) {
      expect((await memberNames(device, roomId)).sort()).toEqual(['alice-1', 'bob-1', 'carol-1', 'dan-1']);
    }
    expect(server.rooms.get(roomId)!.epoch).toBe(3);
    await say(devices[3]!, roomId, 'here');
    await alice.catchUp();
    expect(alice.texts(roomId)).toEqual(['here']);
  });

  test('that are signed out are removed before anything else is said, by whoever speaks', async () => {
    const { devices, server, alice, bob, carol } = await people(['alice', 'bob', 'carol']);
    const roomId = await makeRoom(devices);
    const stolen = carol.store.rooms.get(roomId)!.state!;
    server.signOut('carol-1');
    await bob.catchUp();
    await say(bob, roomId, 'not for carol');
    await alice.catchUp();
    expect(await memberNames(alice, roomId)).toEqual(['alice-1', 'bob-1']);
    const { log } = server.rooms.get(roomId)!;
    expect(await readWithState(carol.engine, stolen, log)).toEqual([]);
    const kinds = log.slice(2).map(({ type }) => type);
    expect(kinds).toEqual(['device_gone', 'commit', 'said']);
  });

  test('that left are removed, and come back as new ones', async () => {
    const { devices, server, alice, bob, carol } = await people(['alice', 'bob', 'carol']);
    const roomId = await makeRoom(devices);
    server.leave('carol', roomId);
    await carol.catchUp();
    expect((await carol.room(roomId)).status).toEqual({ kind: 'ended', why: 'left' });
    expect(carol.store.rooms.get(roomId)?.state).toBeNull();
    await alice.catchUp();
    await (await alice.room(roomId)).addMembers(['carol']);
    await say(alice, roomId, 'welcome back');
    for (const device of [bob, carol]) await device.catchUp();
    expect(carol.texts(roomId)).toEqual(['welcome back']);
    expect(await memberNames(bob, roomId)).toHaveLength(3);
  });

  test('that were removed know it, keep what they read, and read no more', async () => {
    const { devices, server, alice, bob, carol } = await people(['alice', 'bob', 'carol']);
    const roomId = await makeRoom(devices);
    await say(alice, roomId, 'before');
    await carol.catchUp();
    await (await alice.room(roomId)).removeMembers(['carol']);
    await say(alice, roomId, 'after');
    await expect((await carol.room(roomId)).send(text('hm'), { key: 'h' })).rejects.toMatchObject({
      code: 'ended',
    });
    expect((await carol.room(roomId)).status).toEqual({ kind: 'ended', why: 'removed' });
    expect(carol.texts(roomId)).toEqual(['before']);
    await bob.catchUp();
    expect(bob.texts(roomId)).toEqual(['before', 'after']);
    expect(server.listDevices(roomId)).toEqual(['alice-1', 'bob-1']);
  });

  test('taken out and in again while away read on where they came in', async () => {
    const { devices, alice, carol } = await people(['alice', 'bob', 'carol']);
    const roomId = await makeRoom(devices);
    await say(alice, roomId, 'one');
    await (await alice.room(roomId)).removeMembers(['carol']);
    await say(alice, roomId, 'two');
    await (await alice.room(roomId)).addMembers(['carol']);
    await say(alice, roomId, 'three');
    await carol.catchUp();
    expect(carol.texts(roomId)).toEqual(['one', 'three']);
    await say(carol, roomId, 'four');
    await alice.catchUp();
    expect(alice.texts(roomId).at(-1)).toBe('four');
  });

  test('further ones of mine join, read from then on, and change nothing about who I am', async () => {
    const { devices, server, alice, bob } = await people(['alice', 'bob']);
    const roomId = await makeRoom(devices, 'direct');
    await say(alice, roomId, 'earlier');
    const laptop = await RoomDevice.make(
      server,
      { accountId: 'alice', deviceId: 'alice-2' },
      { identity: alice.identity },
    );
    await (await alice.room(roomId)).addOwnDevices(['alice-2']);
    await laptop.catchUp();
    await say(laptop, roomId, 'from my laptop');
    for (const device of [alice, bob]) await device.catchUp();
    expect(bob.texts(roomId)).toEqual(['earlier', 'from my laptop']);
    expect(laptop.texts(roomId)).toEqual(['from my laptop']);
    expect(bob.pins.find('alice')?.identityKey).toEqual(alice.identity.publicKey);
    expect(bob.events.filter(({ type }) => type === 'key_changed')).toEqual([]);
    // The one who signs out is removed, and the room of two goes on.
    server.signOut('alice-1');
    await bob.catchUp();
    await say(bob, roomId, 'bye phone');
    await laptop.catchUp();
    expect(laptop.texts(roomId).at(-1)).toBe('bye phone');
  });

  test('that want to be asked first are taken in when they have said yes', async () => {
    const { server, alice, bob, carol } = await people(['alice', 'bob', 'carol']);
    for (const name of ['bob-1', 'carol-1']) server.devices.get(name)!.isShy = true;
    const room = await alice.rooms.create({ key: 'k', kind: 'group', accountIds: ['bob'] });
    const { roomId } = room;
    expect(room.members()).toHaveLength(1);
    await room.send(text('alone'), { key: 'a' });
    expect(await room.addMembers(['carol'])).toEqual({ asked: ['carol'] });
    await alice.boot();
    for (const device of [bob, carol]) {
      server.wait(device, roomId);
      await alice.catchUp();
      await (await alice.room(roomId)).settle();
      await device.catchUp();
    }
    await say(bob, roomId, 'thanks for asking');
    await carol.catchUp();
    expect(carol.texts(roomId)).toEqual(['thanks for asking']);
  });

  test('that nobody has invited are not taken in, whatever the host says', async () => {
    const { devices, server, alice, bob, carol } = await people(['alice', 'bob', 'carol']);
    const roomId = await makeRoom(devices.slice(0, 2));
    server.wait(carol, roomId);
    for (const device of [alice, bob]) {
      await device.catchUp();
      await (await device.room(roomId)).settle();
    }
    expect(await memberNames(alice, roomId)).toEqual(['alice-1', 'bob-1']);
  });

  test('of a member that are new are taken in by anybody, if they are of the same key', async () => {
    const { devices, server, alice, bob } = await people(['alice', 'bob']);
    const roomId = await makeRoom(devices, 'direct');
    const tablet = { accountId: 'bob', deviceId: 'bob-2' };
    const impostor = { accountId: 'bob', deviceId: 'bob-3' };
    await RoomDevice.make(server, tablet, { identity: bob.identity });
    await RoomDevice.make(server, impostor);
    server.wait(tablet, roomId);
    await alice.catchUp();
    await (await alice.room(roomId)).settle();
    expect(await memberNames(alice, roomId)).toEqual(['alice-1', 'bob-1', 'bob-2']);
    server.wait(impostor, roomId);
    await alice.catchUp();
    await (await alice.room(roomId)).settle();
    expect(await memberNames(alice, roomId)).toEqual(['alice-1', 'bob-1', 'bob-2']);
    expect(alice.events.filter(({ type }) => type === 'key_changed')).toHaveLength(1);
    await say(alice, roomId, 'the room goes on');
  });

  test('without keys are named, and nothing is begun', async () => {
    const { devices, server, alice } = await people(['alice', 'bob']);
    const ask = { key: 'k', kind: 'group', accountIds: ['bob', 'nobody'] } as const;
    await expect(alice.rooms.create(ask)).rejects.toMatchObject({
      code: 'no_devices',
      accountIds: ['nobody'],
    });
    const roomId = await makeRoom(devices);
    await expect((await alice.room(roomId)).addMembers(['nobody'])).rejects.toMatchObject({
      code: 'no_devices',
    });
    expect(server.rooms.size).toBe(1);
  });
});
