import { expect, test } from 'vitest';
import { ModelServer } from '../testing/model-server.ts';
import { makeRoom, RoomDevice, say } from '../testing/play-rooms.ts';

async function people(names: string[], server = new ModelServer()) {
  const devices = await Promise.all(
    names.map((name) => RoomDevice.make(server, { accountId: name, deviceId: `${name}-1` })),
  );
  return { server, devices };
}

test('two people talk, both see all of it in the same order', async () => {
  const { devices } = await people(['alice', 'bob']);
  const [alice, bob] = devices as [RoomDevice, RoomDevice];
  const roomId = await makeRoom(devices, 'direct');
  await say(alice, roomId, 'hello');
  await bob.catchUp();
  await say(bob, roomId, 'hello you');
  await say(alice, roomId, 'both');
  await bob.catchUp();
  expect(alice.texts(roomId)).toEqual(['hello', 'hello you', 'both']);
  expect(bob.texts(roomId)).toEqual(alice.texts(roomId));
  expect((await alice.room(roomId)).epochAuthenticator()).toEqual(
    (await bob.room(roomId)).epochAuthenticator(),
  );
});
