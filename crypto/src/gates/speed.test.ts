import { expect, test } from 'vitest';
import { ModelServer } from '../testing/model-server.ts';
import { makeRoom, RoomDevice, say } from '../testing/play-rooms.ts';

// Measured, and not judged: what a machine does meanwhile is no fault of ours.
const isDeep = process.env.MARU_DEEP === '1';
const sizes = isDeep ? [2, 10, 100] : [2];

test.each(sizes)('sending, receiving and catching up with %i members', { timeout: 600_000 }, async (size) => {
  const server = new ModelServer();
  const devices: RoomDevice[] = [];
  for (let index = 0; index < size; index += 1) {
    const accountId = `p${index}`;
    devices.push(await RoomDevice.make(server, { accountId, deviceId: accountId }));
  }
  const [sender, reader, away] = [devices[0]!, devices[1]!, devices.at(-1)!];
  const created = await timed(1, () => makeRoom(devices));
  const roomId = [...server.rooms.keys()][0]!;
  const count = isDeep ? 100 : 10;
  const received: number[] = [];
  const sent = await timed(count, async () => {
    await say(sender, roomId, 'x'.repeat(200));
    received.push(await timed(1, () => reader.catchUp()));
  });
  const more = isDeep ? 1_000 - count : 20;
  for (let index = 0; index < more; index += 1) await say(sender, roomId, 'x'.repeat(200));
  const behind = devices.length > 2 ? away : reader;
  const caughtUp = await timed(1, () => behind.catchUp());
  const lines = behind.store.listLines(roomId).length;
  expect(lines).toBe(count + more);
  const round = (number: number) => Number(number.toFixed(1));
  const middle = median(received);
  const state = behind.store.rooms.get(roomId)!.state!.length;
  console.log(
    `measured: ${JSON.stringify({
      members: size,
      createAndJoinMs: round(created),
      sendMs: round(sent - middle),
      receiveMs: round(middle),
      catchUp: { messages: devices.length > 2 ? lines : more, ms: round(caughtUp) },
      stateBytes: state,
    })}`,
  );
});

/** The middle of the times that some work takes. */
async function timed(count: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

function median(numbers: number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
