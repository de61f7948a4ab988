import { FaultLine } from './faults.ts';
import { ModelServer } from './model-server.ts';
import { RoomDevice, type Swaps } from './play-rooms.ts';

/** People with a device each, by their names, at one server. */
export async function people(names: string[], swaps: Record<string, Swaps> = {}) {
  const server = new ModelServer();
  const devices: RoomDevice[] = [];
  for (const name of names) {
    const own = swaps[name];
    const device = { accountId: name, deviceId: `${name}-1` };
    devices.push(await RoomDevice.make(server, device, own ? { swaps: own } : {}));
  }
  const [alice, bob, carol] = devices as [RoomDevice, RoomDevice, RoomDevice];
  return { server, devices, alice, bob, carol };
}

/** A device whose store and line fail when they are told to. */
export function faulty(): { line: FaultLine; swaps: Swaps } {
  const line = new FaultLine();
  return { line, swaps: { store: line.store, delivery: line.delivery } };
}

/** A message of words alone. */
export const text = (words: string) => ({ kind: 'message', text: words }) as const;

/** The devices in a room, as one of them sees it. */
export async function memberNames(device: RoomDevice, roomId: string): Promise<string[]> {
  return (await device.room(roomId)).members().map(({ deviceId }) => deviceId);
}
