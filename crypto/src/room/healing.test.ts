import { expect, test } from 'vitest';
import { ModelServer } from '../testing/model-server.ts';
import { makeRoom, RoomDevice, say } from '../testing/play-rooms.ts';
import { isHealingDue } from './rules.ts';

const hour = 3_600_000;
const duties = { remove: [], add: [], heal: false };

test('new keys are due after taking somebody in, and once they are made they are not', async () => {
  const server = new ModelServer();
  const names = ['alice', 'bob', 'carol'];
  const devices = await Promise.all(
    names.map((name) => RoomDevice.make(server, { accountId: name, deviceId: `${name}-1` })),
  );
  const [alice, bob] = devices as [RoomDevice, RoomDevice];
  const roomId = await makeRoom([alice, bob]);
  const room = await alice.room(roomId);
  expect(room.hasDuties()).toBe(true);
  await room.settle();
  expect(room.hasDuties()).toBe(false);
  await room.addMembers(['carol']);
  expect(room.hasDuties()).toBe(true);
  const { epoch } = server.rooms.get(roomId)!;
  await room.settle();
  await room.settle();
  expect(server.rooms.get(roomId)!.epoch).toBe(epoch + 1);
  for (const device of devices) await device.catchUp();
  await say(bob, roomId, 'still here');
  expect((await bob.room(roomId)).hasDuties()).toBe(false);
});

test('new keys are due after a join by a key package that others were given too', async () => {
  const server = new ModelServer();
  const alice = await RoomDevice.make(server, { accountId: 'alice', deviceId: 'alice-1' });
  const bob = await RoomDevice.make(server, { accountId: 'bob', deviceId: 'bob-1' });
  server.devices.get('bob-1')!.keyPackages = [];
  const [first, second] = [await makeRoom([alice, bob]), await makeRoom([alice, bob])];
  for (const roomId of [first, second]) expect((await bob.room(roomId)).hasDuties()).toBe(true);
});

test('new keys are due each day for those who speak, each week for those who read, each 200 messages', () => {
  const after = (hours: number, healed: { said: number; heard: boolean }) =>
    isHealingDue({ healed: { at: 0, ...healed }, duties }, hours * hour);
  expect(after(23, { said: 3, heard: true })).toBe(false);
  expect(after(24, { said: 3, heard: true })).toBe(true);
  expect(after(24, { said: 0, heard: true })).toBe(false);
  expect(after(7 * 24, { said: 0, heard: true })).toBe(true);
  expect(after(1000, { said: 0, heard: false })).toBe(false);
  expect(after(0, { said: 199, heard: true })).toBe(false);
  expect(after(0, { said: 200, heard: true })).toBe(true);
});
