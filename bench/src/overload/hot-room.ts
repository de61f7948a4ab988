import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { inTurns, spread } from '../figures.ts';
import type { Host } from '../host.ts';
import { seedChats, seedPeople, type Seeded } from '../seed.ts';
import { openSocket } from '../socket.ts';

/** A room with very many in it, all of them connected, in which somebody writes often. */
export interface HotRoom {
  /** Writes so often a second until it is closed. */
  start(perSecond: number): void;
  close(): Promise<{ last_p50_ms: number; last_p99_ms: number; lost: number }>;
}

/** Opens the room. */
export const openHotRoom = async (host: Host, members: number): Promise<HotRoom> => {
  const people = await seedPeople(host.db, members);
  const [chatId] = await seedChats(host.db, 'group', [people]);
  const arrived = new Map<string, { count: number; lastAt: number }>();
  const sentAt = new Map<string, number>();
  const hear = (frame: string) => {
    const key = frame.startsWith('{"entry"') ? /"key":"(hot\.\d+)"/.exec(frame)?.[1] : undefined;
    if (key === undefined) return;
    const one = arrived.get(key) ?? { count: 0, lastAt: 0 };
    arrived.set(key, { count: one.count + 1, lastAt: performance.now() });
  };
  const sockets: WebSocket[] = [];
  await inTurns(people, 50, async (person: Seeded) => {
    sockets.push(await openSocket(host.gateway, person, { hear }));
  });
  let timer: NodeJS.Timeout | undefined;
  return {
    start(perSecond) {
      timer = setInterval(() => {
        const key = `hot.${sentAt.size}`;
        sentAt.set(key, performance.now());
        const input = { chatId, key, text: 'To everybody in this room.' };
        sockets[0]?.send(JSON.stringify({ id: key, call: 'messages.send', input }));
      }, 1_000 / perSecond);
    },
    async close() {
      clearInterval(timer);
      const missing = () => [...sentAt.keys()].filter((key) => (arrived.get(key)?.count ?? 0) < members);
      for (let waited = 0; waited < 10_000 && missing().length > 0; waited += 100) await sleep(100);
      for (const socket of sockets) socket.terminate();
      const took = [...arrived].map(([key, { lastAt }]) => lastAt - (sentAt.get(key) ?? 0));
      const { p50_ms, p99_ms } = spread(took);
      const lost = missing().reduce((sum, key) => sum + members - (arrived.get(key)?.count ?? 0), 0);
      return { last_p50_ms: p50_ms, last_p99_ms: p99_ms, lost };
    },
  };
};
