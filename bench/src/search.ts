import { join, resolve } from 'node:path';
import { percentile } from './figures.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';
import { seedChats, seedPeople, type Seeded } from './seed.ts';
import { openSocket } from './socket.ts';
import { makeChance, makeMessage } from './talk.ts';

const root = resolve(import.meta.dirname, '../..');
const atOnce = 5_000;
const chatsOfMine = 200;
/** The share of all messages that lies in one long chat. */
const longShare = 0.5;

const writeChat = async (
  host: Host,
  chat: { id: string; authors: readonly string[]; count: number; first: number },
): Promise<number> => {
  const chance = makeChance(chat.first);
  let letters = 0;
  for (let done = 0; done < chat.count; done += atOnce) {
    const texts = Array.from({ length: Math.min(atOnce, chat.count - done) }, () => makeMessage(chance));
    letters += texts.reduce((sum, text) => sum + text.length, 0);
    await host.db.query(
      `insert into chat_log (chat_id, seq, kind, author, key, counts, body, at)
       select $1, $3 + n, 'message.sent', ($2::uuid[])[1 + (n * 7 % 3)], 'seed-' || ($3 + n), true, jsonb_build_object('text', text),
         now() - interval '400 days' + ($3 + n) * ($4::float8 * interval '1 second')
       from unnest($5::text[]) with ordinality as t(text, n)`,
      [chat.id, chat.authors, done, (400 * 86_400) / (chat.count + 1), texts],
    );
  }
  await host.db.query('update chat_log_head set last_seq = $2, last_counted_seq = $2 where chat_id = $1', [
    chat.id,
    chat.count,
  ]);
  return letters;
};

/** Indexes as the server does, without the rests it takes between two stretches. */
const buildIndex = async (host: Host, chats: readonly string[]): Promise<number> => {
  const { indexChat } = (await import(join(root, 'server/dist/features/search/index.js'))) as {
    indexChat: (house: { db: unknown }, chatId: string) => Promise<boolean>;
  };
  const { openDatabase } = (await import(join(root, 'server/dist/platform/db/index.js'))) as {
    openDatabase: (url: string) => { close(): Promise<void> };
  };
  const db = openDatabase(host.databaseUrl);
  const began = performance.now();
  for (const chat of chats) while (await indexChat({ db }, chat));
  const took = (performance.now() - began) / 1_000;
  await db.close();
  return took;
};

const sizes = async (host: Host): Promise<Record<string, number>> => {
  const { rows } = await host.db.query<Record<string, string>>(
    `select pg_total_relation_size('chat_log') as log, pg_total_relation_size('message_search') as all,
       pg_relation_size('message_search_by_key') as keys, pg_relation_size('message_search') as rows`,
  );
  const mb = (name: string) => Math.round(Number(rows[0]?.[name]) / 1_048_576);
  return { log_mb: mb('log'), index_mb: mb('all'), index_keys_mb: mb('keys'), index_rows_mb: mb('rows') };
};

const queries: Record<string, Record<string, unknown>> = {
  two_letters: { query: '숙소' },
  word: { query: '비행기' },
  two_words: { query: '제주 숙소' },
  initials: { query: 'ㅅㅅ' },
  rare_initials: { query: 'ㄷㅊㅁㄹ' },
  rare_word: { query: '대청마루' },
  one_syllable: { query: '밥' },
  one_letter: { query: 'ㅋ' },
  english_part: { query: 'eetin' },
  number: { query: '2026' },
  nothing: { query: '없는말임' },
  being_written: { query: '대청말', unfinished: true },
  links: { kinds: ['link'] },
  word_of_sender: { query: '공항' },
};

interface Asker {
  ask(input: Record<string, unknown>): Promise<{ took: number; answer: string }>;
  close(): void;
}

const openAsker = async (host: Host, person: Seeded): Promise<Asker> => {
  let heard: (frame: string) => void = () => undefined;
  const socket = await openSocket(host.gateway, person, {
    hear: (frame) => frame.startsWith('{"id"') && heard(frame),
  });
  let id = 0;
  return {
    async ask(input) {
      const answered = new Promise<string>((done) => (heard = done));
      const began = performance.now();
      socket.send(JSON.stringify({ id: ++id, call: 'search.messages', input }));
      const answer = await answered;
      const took = performance.now() - began;
      if (!answer.includes('"ok":true')) throw new Error(Buffer.from(answer, 'latin1').toString());
      return { took, answer };
    },
    close: () => socket.terminate(),
  };
};

const measure = async (
  asker: Asker,
  input: Record<string, unknown>,
  rounds: number,
): Promise<{ all: number[]; hits: number }> => {
  const { answer } = await asker.ask(input);
  const hits = answer.split('"seq":').length - 1;
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) all.push((await asker.ask(input)).took);
  return { all, hits };
};

const round1 = (value: number): number => Math.round(value * 10) / 10;
const at = (all: readonly number[], share: number): number =>
  round1(percentile(Float64Array.from(all).toSorted(), share));

/**
 * A million messages in 200 chats of one person, half of them in one: how large the index is, how long it takes to make,
 * and how soon typical searches are answered over the gateway, in the long chat and across all.
 */
export const benchSearch = async (
  host: Host,
  { found, rounds }: Options,
): Promise<Record<string, number>> => {
  const people = await seedPeople(host.db, 3);
  const [me, friend] = people as [Seeded, Seeded];
  const chats = await seedChats(
    host.db,
    'group',
    Array.from({ length: chatsOfMine }, () => people),
  );
  const others = Math.floor((found * (1 - longShare)) / (chatsOfMine - 1));
  const long = found - others * (chatsOfMine - 1);
  let letters = 0;
  for (const [place, id] of chats.entries()) {
    const count = place === 0 ? long : others;
    const authors = people.map((one) => one.id);
    letters += await writeChat(host, { id, authors, count, first: place + 1 });
  }
  const build = await buildIndex(host, chats);
  await host.db.query('vacuum analyze');
  const figures: Record<string, number> = {
    messages: found,
    letters_each: round1(letters / found),
    build_s: Math.round(build),
    indexed_per_s: Math.round(found / build),
    ...(await sizes(host)),
  };
  const asker = await openAsker(host, me);
  const every: { chat: number[]; all: number[] } = { chat: [], all: [] };
  for (const [name, query] of Object.entries(queries)) {
    const input = name === 'word_of_sender' ? { ...query, author: friend.id } : query;
    for (const [where, scope] of [
      ['chat', { chatId: chats[0] }],
      ['all', {}],
    ] as const) {
      const { all, hits } = await measure(asker, { ...input, ...scope }, rounds);
      every[where].push(...all);
      figures[`${where}_${name}_hits`] = hits;
      figures[`${where}_${name}_p50_ms`] = at(all, 0.5);
      figures[`${where}_${name}_p95_ms`] = at(all, 0.95);
    }
  }
  const counted = await measure(asker, { ...queries.two_letters, chatId: chats[0], count: true }, rounds);
  asker.close();
  figures.chat_counted_p50_ms = at(counted.all, 0.5);
  figures.chat_counted_p95_ms = at(counted.all, 0.95);
  for (const where of ['chat', 'all'] as const) {
    figures[`${where}_p50_ms`] = at(every[where], 0.5);
    figures[`${where}_p95_ms`] = at(every[where], 0.95);
    figures[`${where}_max_ms`] = at(every[where], 1);
  }
  return figures;
};
