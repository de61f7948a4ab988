import { describe, expect, test } from 'vitest';
import { DeliveryError } from './delivery.ts';
import { createSigningKey, signerOf } from '../identity/index.ts';
import { faulty, people, text } from '../testing/meet-people.ts';
import { makeRoom, RoomDevice, say } from '../testing/play-rooms.ts';

describe('a room', () => {
  test('is finished after a stop in the middle of its making, once', { timeout: 60_000 }, async () => {
    for (const fault of [
      { at: 1, kind: 'after' },
      { at: 2, kind: 'before' },
      { at: 2, kind: 'lost' },
      { at: 2, kind: 'after' },
      { at: 3, kind: 'before' },
    ] as const) {
      const { line, swaps } = faulty();
      const { server, alice, bob } = await people(['alice', 'bob'], { alice: swaps });
      line.plan(fault);
      const ask = { key: 'k', kind: 'group', accountIds: ['bob'] } as const;
      await expect(alice.rooms.create(ask)).rejects.toThrow(/crash|offline/);
      line.plan(null);
      await alice.boot();
      const room = await alice.rooms.create(ask);
      expect(server.rooms.size).toBe(1);
      await room.send(text('made'), { key: 'm' });
      await bob.catchUp();
      expect(bob.texts(room.roomId)).toEqual(['made']);
    }
  });

  test('of two ends when the other has no device in it any more', async () => {
    const { devices, server, alice } = await people(['alice', 'bob']);
    const roomId = await makeRoom(devices, 'direct');
    await say(alice, roomId, 'stays readable');
    server.signOut('bob-1');
    await alice.catchUp();
    expect((await alice.room(roomId)).status).toEqual({ kind: 'ended', why: 'partner_gone' });
    expect(alice.texts(roomId)).toEqual(['stays readable']);
    await expect((await alice.room(roomId)).send(text('?'), { key: '?' })).rejects.toMatchObject({
      code: 'ended',
    });
  });

  test('has nothing to do with other rooms beside it', async () => {
    const { devices, alice, bob, carol } = await people(['alice', 'bob', 'carol']);
    const both = await makeRoom([alice, bob], 'direct');
    const all = await makeRoom(devices);
    await Promise.all([say(alice, both, 'two'), say(alice, all, 'three'), say(bob, all, 'me too')]);
    for (const device of devices) await device.catchUp();
    expect(bob.texts(both)).toEqual(['two']);
    expect(carol.texts(all).sort()).toEqual(['me too', 'three']);
    expect(await carol.rooms.open(both)).toBeNull();
  });

  test('that the host says no to is in no other one’s way', async () => {
    const { alice, bob } = await people(['alice', 'bob'], {
      bob: {
        delivery: (inner) => ({
          ...inner,
          joined: async (roomId, seq) => {
            if (roomId === 'room-1') throw new DeliveryError('refused', 'chat_not_found');
            return inner.joined(roomId, seq);
          },
        }),
      },
    });
    for (const key of ['1', '2']) await alice.rooms.create({ key, kind: 'group', accountIds: ['bob'] });
    expect(await bob.rooms.takeWelcomes()).toEqual(['room-2']);
    for (const roomId of ['room-1', 'room-2']) expect((await bob.room(roomId)).members()).toHaveLength(2);
  });

  test('that was joined by a key package of somebody else says that it is not for this device', async () => {
    const { devices, alice, bob } = await people(['alice', 'bob']);
    bob.store.keyPackages.clear();
    const roomId = await makeRoom(devices);
    expect((await bob.room(roomId)).status).toEqual({ kind: 'ended', why: 'not_for_me' });
    expect(alice.texts(roomId)).toEqual([]);
  });
});

describe('a changed key', () => {
  async function reinstalled() {
    const all = await people(['alice', 'bob', 'carol']);
    const roomId = await makeRoom([all.alice, all.bob, all.carol]);
    all.server.signOut('bob-1');
    const newBob = await RoomDevice.make(all.server, { accountId: 'bob', deviceId: 'bob-2' });
    return { ...all, roomId, newBob };
  }

  test('is told once, and makes no room until it is accepted', async () => {
    const { alice, newBob } = await reinstalled();
    const ask = { key: 'n', kind: 'direct', accountIds: ['bob'] } as const;
    const changed = { code: 'key_changed', accountIds: ['bob'] };
    await expect(alice.rooms.create(ask)).rejects.toMatchObject(changed);
    await expect(alice.rooms.create(ask)).rejects.toMatchObject(changed);
    await alice.boot();
    await expect(alice.rooms.create(ask)).rejects.toMatchObject(changed);
    expect(alice.events.filter(({ type }) => type === 'key_changed')).toHaveLength(1);
    const other = signerOf(await createSigningKey()).publicKey;
    expect(await alice.rooms.acceptKey('bob', other)).toBe(false);
    expect(await alice.rooms.acceptKey('bob', newBob.identity.publicKey)).toBe(true);
    const room = await alice.rooms.create(ask);
    await room.send(text('is it you?'), { key: 'q' });
    await newBob.catchUp();
    expect(newBob.texts(room.roomId)).toEqual(['is it you?']);
  });

  test('that another member has accepted stops the room here until it is accepted here; nothing is lost', async () => {
    const { alice, carol, newBob, roomId } = await reinstalled();
    await carol.catchUp();
    await expect((await carol.room(roomId)).addMembers(['bob'])).rejects.toMatchObject({
      code: 'key_changed',
    });
    await carol.rooms.acceptKey('bob', newBob.identity.publicKey);
    await (await carol.room(roomId)).addMembers(['bob']);
    await say(carol, roomId, 'bob is back');
    await alice.catchUp();
    await alice.catchUp();
    const room = await alice.room(roomId);
    expect(room.status).toEqual({ kind: 'key_changed', accountId: 'bob' });
    await expect(room.send(text('?'), { key: '?' })).rejects.toMatchObject({ code: 'key_changed' });
    expect(alice.events.filter(({ type }) => type === 'key_changed')).toHaveLength(1);
    await alice.boot();
    await alice.rooms.acceptKey('bob', newBob.identity.publicKey);
    await alice.catchUp();
    expect((await alice.room(roomId)).status).toEqual({ kind: 'ready' });
    expect(alice.texts(roomId)).toEqual(['bob is back']);
    await newBob.catchUp();
    expect(newBob.texts(roomId)).toEqual(['bob is back']);
  });

  test('in an invitation lets it wait', async () => {
    const { alice, carol, newBob } = await reinstalled();
    await alice.catchUp();
    const room = await newBob.rooms.create({ key: 'n', kind: 'group', accountIds: ['alice', 'carol'] });
    await room.send(text('new phone'), { key: 'p' });
    expect(await alice.rooms.takeWelcomes()).toEqual([]);
    expect(await alice.rooms.open(room.roomId)).toBeNull();
    await alice.rooms.acceptKey('bob', newBob.identity.publicKey);
    await alice.catchUp();
    expect(alice.texts(room.roomId)).toEqual(['new phone']);
    expect(await carol.rooms.takeWelcomes()).toEqual([]);
  });
});
