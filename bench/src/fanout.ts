import { setTimeout as sleep } from 'node:timers/promises';
import { inTurns, megabytes, spread } from './figures.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';
import { seedChats, seedPeople, type Seeded } from './seed.ts';
import { openSocket } from './socket.ts';

/** One room with everybody connected: how long until the last member has a message. */
export const benchFanout = async (
  host: Host,
  { members, rounds }: Options,
): Promise<Record<string, number>> => {
  const people = await seedPeople(host.db, members);
  const [chatId] = await seedChats(host.db, 'group', [people]);
  const arrived = new Map<string, number>();
  const lastAt = new Map<string, number>();
  const hear = (frame: string) => {
    if (!frame.startsWith('{"entry":')) return;
    const at = frame.indexOf('"key":"') + 7;
    const key = frame.slice(at, frame.indexOf('"', at));
    arrived.set(key, (arrived.get(key) ?? 0) + 1);
    lastAt.set(key, performance.now());
  };
  const sockets = new Map<number, Awaited<ReturnType<typeof openSocket>>>();
  await inTurns(
    [...people.keys()],
    50,
    async (at) => void sockets.set(at, await openSocket(host.gateway, people[at] as Seeded, { hear })),
  );
  const sender = sockets.get(0);
  const send = (key: string) =>
    sender?.send(
      JSON.stringify({
        id: key,
        call: 'messages.send',
        input: { chatId, key, text: 'To everybody in this room, at the same moment.' },
      }),
    );
  const milliseconds: number[] = [];
  const settle = async (key: string) => {
    for (let waited = 0; waited < 10_000 && (arrived.get(key) ?? 0) < members; waited += 2) await sleep(2);
  };
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    send(`r${round}`);
    await settle(`r${round}`);
    milliseconds.push((lastAt.get(`r${round}`) ?? Infinity) - began);
    await sleep(30);
  }
  const burst = 100;
  const began = performance.now();
  for (let at = 0; at < burst; at++) send(`b${at}`);
  await settle(`b${burst - 1}`);
  const took = ((lastAt.get(`b${burst - 1}`) ?? Infinity) - began) / 1_000;
  await sleep(300);
  const counts = [...arrived.values()];
  const expected = members * (rounds + burst);
  const total = counts.reduce((sum, count) => sum + count, 0);
  for (const socket of sockets.values()) socket.terminate();
  return {
    members,
    rounds,
    ...spread(milliseconds),
    burst,
    delivered_per_s: Math.round((burst * members) / took),
    lost: Math.max(0, expected - total),
    doubled: counts.reduce((sum, count) => sum + Math.max(0, count - members), 0),
    rss_mb: megabytes(await host.rss()),
  };
};
