import { setTimeout as sleep } from 'node:timers/promises';
import { inTurns, megabytes, spread } from './figures.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';
import { seedChats, seedMessages, seedPeople, type Seeded } from './seed.ts';
import { openSocket } from './socket.ts';

const chatsEach = 10;

/** Opens a session up to a chat list that can be shown, and gives the milliseconds it took. */
const openToList = async (host: Host, person: Seeded): Promise<{ took: number; close: () => void }> => {
  const began = performance.now();
  let listed: () => void = () => undefined;
  const list = new Promise<void>((done) => (listed = done));
  const socket = await openSocket(host.gateway, person, {
    hear: (frame) => {
      if (frame.startsWith('{"id":1,"ok":true')) listed();
    },
  });
  socket.send('{"id":1,"call":"chats.list","input":{}}');
  await list;
  return { took: performance.now() - began, close: () => socket.terminate() };
};

/**
 * Sessions a second to a useful chat list, and what an idle session costs. Memory is the growth of the server's
 * resident set over all sessions, garbage included, ten seconds after the last one came.
 */
export const benchConnect = async (host: Host, { sessions }: Options): Promise<Record<string, number>> => {
  const people = await seedPeople(host.db, sessions);
  const groups = Array.from({ length: Math.ceil((sessions * chatsEach) / 10) }, (_, at) =>
    Array.from({ length: 10 }, (__, member) => people[(at * 7 + member * 131) % sessions] as Seeded),
  ).map((members) => [...new Map(members.map((one) => [one.id, one])).values()]);
  const chats = await seedChats(host.db, 'group', groups);
  await seedMessages(
    host.db,
    chats.map((id, at) => ({ id, author: groups[at]?.[0]?.id ?? '' })),
    5,
  );
  const milliseconds: number[] = [];
  const warm = people.slice(0, 1_000);
  await inTurns(warm, 20, async (person) => (await openToList(host, person)).close());
  await sleep(3_000);
  const before = await host.rss();
  const closing: (() => void)[] = [];
  const began = performance.now();
  await inTurns(people, 20, async (person) => {
    const { took, close } = await openToList(host, person);
    milliseconds.push(took);
    closing.push(close);
  });
  const took = (performance.now() - began) / 1_000;
  await sleep(10_000);
  const after = await host.rss();
  for (const close of closing) close();
  return {
    sessions,
    chats_each: chatsEach,
    sessions_per_s: Math.round(sessions / took),
    ...spread(milliseconds),
    bytes_per_idle_session: Math.round((after - before) / sessions),
    rss_before_mb: megabytes(before),
    rss_mb: megabytes(after),
  };
};
