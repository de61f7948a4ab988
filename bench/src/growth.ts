import { spread } from './figures.ts';
import { startHost, type Host } from './host.ts';
import type { Options } from './options.ts';
import { seedChats, seedMessages, seedPeople, type Seeded } from './seed.ts';
import { openSocket } from './socket.ts';
import { openThrowaway } from './undertaker.ts';

/** A host of one size: the rooms it holds, and the messages in each. */
interface Size {
  rooms: number;
  messagesEach: number;
}

/** Rooms of the one who is measured: these stay as many while the host around them grows. */
const ownRooms = 20;
const members = 10;
const calls = 400;

/** Fills a host. Everything that was written before is in the search already, as it would be. */
const fill = async (host: Host, { rooms, messagesEach }: Size): Promise<{ me: Seeded; mine: string[] }> => {
  const people = await seedPeople(host.db, Math.max(100, rooms));
  const me = people[0] as Seeded;
  const others = people.slice(1);
  const groups = Array.from({ length: rooms }, (_, room) => {
    const some = Array.from(
      { length: members },
      (__, at) => others[(room * 7 + at * 13) % others.length] as Seeded,
    );
    const apart = [...new Map(some.map((one) => [one.id, one])).values()];
    return room < ownRooms ? [...apart.slice(1), me] : apart;
  });
  const chats = await seedChats(host.db, 'group', groups);
  const batch = Math.max(1, Math.floor(200_000 / messagesEach));
  for (let from = 0; from < chats.length; from += batch)
    await seedMessages(
      host.db,
      chats.slice(from, from + batch).map((id, at) => ({ id, author: groups[from + at]?.[0]?.id ?? '' })),
      messagesEach,
    );
  await host.db.query(
    'insert into search_heads (chat_id, indexed_seq) select chat_id, last_seq from chat_log_head on conflict (chat_id) do update set indexed_seq = excluded.indexed_seq',
  );
  await host.db.query('vacuum analyze');
  return { me, mine: chats.slice(0, ownRooms) };
};

/** A line over which one call after the other is made, each timed. */
const openCaller = async (host: Host, person: Seeded) => {
  const waiting = new Map<number, (frame: string) => void>();
  let count = 0;
  const socket = await openSocket(host.gateway, person, {
    hear: (frame) => {
      if (frame.startsWith('{"id":')) waiting.get(Number.parseInt(frame.slice(6), 10))?.(frame);
    },
  });
  return {
    async time(call: string, input: object): Promise<number> {
      const id = ++count;
      const answered = new Promise<string>((done) => waiting.set(id, done));
      const began = performance.now();
      socket.send(JSON.stringify({ id, call, input }));
      const frame = await answered;
      waiting.delete(id);
      if (!frame.includes('"ok":true')) throw new Error(frame.slice(0, 300));
      return performance.now() - began;
    },
    close: () => socket.terminate(),
  };
};

const measure = async (size: Size): Promise<Record<string, object>> => {
  const host = await startHost();
  try {
    const { me, mine } = await fill(host, size);
    const caller = await openCaller(host, me);
    const times: Record<string, number[]> = { send: [], newest: [], older: [], list: [] };
    const note = async (what: string, call: string, input: object) =>
      void times[what]?.push(await caller.time(call, input));
    for (let at = -mine.length; at < calls; at++) {
      const chatId = mine.at(at % mine.length) as string;
      // The first of each room is to warm up.
      if (at === 0) for (const some of Object.values(times)) some.length = 0;
      await note('send', 'messages.send', {
        chatId,
        key: `g${at}`,
        text: 'What everybody writes, day after day.',
      });
      await note('newest', 'messages.history', { chatId });
      const before = Math.floor(size.messagesEach * (0.3 + (0.6 * ((at + mine.length) % 7)) / 7));
      await note('older', 'messages.history', { chatId, beforeSeq: before });
      await note('list', 'chats.list', {});
    }
    caller.close();
    const opening: number[] = [];
    for (let time = 0; time < 40; time++) {
      const began = performance.now();
      const again = await openCaller(host, me);
      await again.time('chats.list', {});
      opening.push(performance.now() - began);
      again.close();
    }
    return {
      size,
      send: spread(times.send ?? []),
      newest_page: spread(times.newest ?? []),
      older_page: spread(times.older ?? []),
      list: spread(times.list ?? []),
      open_to_list: spread(opening),
    };
  } finally {
    await host.stop();
  }
};

/** What growth costs: the same person in the same rooms, on a host with ten times the rooms and a hundred times the history. */
export const benchGrowth = async ({ chats, entries }: Options): Promise<object> => {
  const small = { rooms: chats, messagesEach: Math.max(1, Math.round(entries / chats)) };
  const large = { rooms: small.rooms * 10, messagesEach: small.messagesEach * 10 };
  const [before, after] = [await measure(small), await measure(large)];
  const ratio = Object.fromEntries(
    Object.entries(after)
      .filter(([name]) => name !== 'size')
      .map(([name, figures]) => {
        const [then, now] = [before[name], figures] as { p50_ms: number; p99_ms: number }[];
        const round = (value: number) => Math.round(value * 100) / 100;
        return [
          name,
          {
            p50: round((now?.p50_ms ?? 0) / (then?.p50_ms ?? 1)),
            p99: round((now?.p99_ms ?? 0) / (then?.p99_ms ?? 1)),
          },
        ];
      }),
  );
  return { date: new Date().toISOString(), before, after, after_by_before: ratio };
};

/** From the command to the open door: with a database to be made first, and with one that is there. */
export const benchStart = async ({ rounds }: Options): Promise<object> => {
  const { path, remove } = await openThrowaway('start');
  const times: number[] = [];
  try {
    for (let round = 0; round <= Math.min(rounds, 10); round++) {
      const host = await startHost({ folder: path });
      times.push(Math.round(host.startedInMs));
      await host.stop();
    }
  } finally {
    await remove();
  }
  const [first, ...again] = times;
  return { date: new Date().toISOString(), first_ms: first, again: spread(again), again_ms: again };
};
