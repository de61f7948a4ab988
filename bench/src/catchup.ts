import { megabytes, spread } from './figures.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';
import { seedChats, seedMessages, seedPeople, type Seeded } from './seed.ts';
import { openSocket } from './socket.ts';

interface Return {
  list: number;
  all: number;
  entries: number;
}

const comeBack = async (host: Host, person: Seeded, cursors: Record<string, number>): Promise<Return> => {
  const began = performance.now();
  let entries = 0;
  let [list, all] = [0, 0];
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((done) => (finish = done));
  const socket = await openSocket(host.gateway, person, {
    cursors,
    hear: (frame) => {
      if (frame.startsWith('{"entry":')) entries++;
      else if (frame.startsWith('{"id":1,"ok":true')) list = performance.now() - began;
      else if (frame.startsWith('{"caughtUp"')) all = performance.now() - began;
      if (list && all) finish();
    },
  });
  socket.send('{"id":1,"call":"chats.list","input":{"limit":1000}}');
  await finished;
  socket.terminate();
  return { list, all, entries };
};

/** Somebody returns after a week: how long until the chat list can be used, and until every entry missed has come. */
export const benchCatchup = async (
  host: Host,
  { chats: count, entries, rounds }: Options,
): Promise<Record<string, number>> => {
  const [me, ...others] = (await seedPeople(host.db, 40)) as [Seeded, ...Seeded[]];
  const groups = Array.from({ length: count }, (_, at) => [others[at % others.length] as Seeded, me]);
  const chats = await seedChats(host.db, 'group', groups);
  const each = Math.ceil(entries / count) + 1;
  await seedMessages(
    host.db,
    chats.map((id, at) => ({ id, author: groups[at]?.[0]?.id ?? '' })),
    each,
  );
  const cursors = Object.fromEntries(chats.map((id) => [`chat:${id}`, 1]));
  const returns: Return[] = [];
  for (let round = 0; round < Math.min(rounds, 20); round++) returns.push(await comeBack(host, me, cursors));
  const list = spread(returns.map((one) => one.list));
  const all = spread(returns.map((one) => one.all));
  const expected = chats.length * (each - 1);
  return {
    chats: count,
    entries: expected,
    rounds: returns.length,
    first_list_ms: Math.round(returns[0]?.list ?? 0),
    list_p50_ms: list.p50_ms,
    list_p99_ms: list.p99_ms,
    all_p50_ms: all.p50_ms,
    all_p99_ms: all.p99_ms,
    lost: returns.reduce((sum, one) => sum + Math.max(0, expected - one.entries), 0),
    doubled: returns.reduce((sum, one) => sum + Math.max(0, one.entries - expected), 0),
    rss_mb: megabytes(await host.rss()),
  };
};
