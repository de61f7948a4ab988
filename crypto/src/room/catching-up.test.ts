import { expect, test } from 'vitest';
import { sameBytes } from '../bytes/bytes.ts';
import { FaultLine } from '../testing/faults.ts';
import { ModelServer } from '../testing/model-server.ts';
import { wrapping } from '../testing/mutations.ts';
import { makeRoom, RoomDevice, say } from '../testing/play-rooms.ts';
import { entriesAtOnce } from './room-core.ts';

test(
  'what came while a device was away is taken in in stretches; after a stop, none of it is opened again',
  { timeout: 60_000 },
  async () => {
    const server = new ModelServer();
    const line = new FaultLine();
    const tried: Uint8Array[] = [];
    let saves = 0;
    const alice = await RoomDevice.make(server, { accountId: 'alice', deviceId: 'alice-1' });
    const bob = await RoomDevice.make(
      server,
      { accountId: 'bob', deviceId: 'bob-1' },
      {
        swaps: {
          store: (inner) => {
            const store = line.store(inner);
            return { ...store, save: (change) => store.save(change).finally(() => (saves += 1)) };
          },
          engine: (inner) =>
            wrapping(inner, {
              decrypt: (state, message) => {
                tried.push(message);
                return inner.decrypt(state, message);
              },
            }),
        },
      },
    );
    const roomId = await makeRoom([alice, bob]);
    const count = entriesAtOnce + 20;
    for (let index = 0; index < count; index += 1) await say(alice, roomId, `${index}`);
    saves = 0;
    // The second write comes to nothing.
    line.plan({ at: 1, kind: 'before' });
    await expect((await bob.room(roomId)).sync()).rejects.toThrow('crash');
    expect(bob.store.listLines(roomId)).toHaveLength(entriesAtOnce);
    expect(tried).toHaveLength(count);
    const kept = tried.slice(0, entriesAtOnce);
    tried.length = 0;
    await bob.boot();
    await bob.catchUp();
    expect(saves).toBe(3);
    expect(bob.texts(roomId)).toEqual(Array.from({ length: count }, (_, index) => `${index}`));
    expect(tried).toHaveLength(20);
    expect(kept.some((message) => sameBytes(message, tried[0]!))).toBe(false);
  },
);

test('a secret for another use is the same on every device of an epoch, and another in the next', async () => {
  const server = new ModelServer();
  const make = (name: string) => RoomDevice.make(server, { accountId: name, deviceId: `${name}-1` });
  const [alice, bob] = [await make('alice'), await make('bob')];
  const roomId = await makeRoom([alice, bob]);
  const secretOf = async (device: RoomDevice) => (await device.room(roomId)).exporter('calls', 16);
  const first = await secretOf(alice);
  expect(await secretOf(bob)).toEqual(first);
  await (await alice.room(roomId)).heal();
  await bob.catchUp();
  expect(await secretOf(bob)).toEqual(await secretOf(alice));
  expect(await secretOf(bob)).not.toEqual(first);
  await (await bob.room(roomId)).end('left');
  await expect(secretOf(bob)).rejects.toMatchObject({ code: 'ended' });
});
