import type { ChatId } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { indexChat } from './index-chat.ts';

let server: TestServer<House>;
let alice: TestPerson;
const now = Date.now();

interface Said {
  chatId: ChatId;
  seq: number;
  at: number;
  text: string;
}
const said: Said[] = [];

/** A chat with a message every so many minutes, straight in its log: sending thousands would take too long. */
const fill = async (count: number, minutes: number): Promise<void> => {
  const { chat } = await alice.call('chats.create', { memberIds: [], name: 'room' });
  const chatId = chat.id;
  const first = 10;
  const lines = Array.from({ length: count }, (_, index) => {
    const words = ['line', index % 3 === 0 ? 'common' : '', index % 97 === 5 ? 'seldom' : ''];
    return {
      chatId,
      seq: first + index,
      at: now - (count - index) * minutes * 60_000,
      text: words.join(' '),
    };
  });
  await server.house.db.query(
    `insert into chat_log (chat_id, seq, kind, author, key, counts, body, at)
     select $1, seq, 'message.sent', $2, 'seed-' || seq, true, jsonb_build_object('text', text), to_timestamp(at / 1000.0)
     from unnest($3::bigint[], $4::text[], $5::float8[]) as t(seq, text, at)`,
    [chatId, alice.id, lines.map(({ seq }) => seq), lines.map(({ text }) => text), lines.map(({ at }) => at)],
  );
  await server.house.db.query('update chat_log_head set last_seq = $2 where chat_id = $1', [
    chatId,
    first + count - 1,
  ]);
  while (await indexChat(server.house, chatId));
  said.push(...lines);
};

beforeAll(async () => {
  server = await startTestServer<House>();
  alice = await server.alice();
  // One that never rests, some that are slow, and one in which nobody has spoken for years.
  await fill(4_800, 0.5);
  for (const minutes of [30, 600, 1_440]) await fill(120, minutes);
  await fill(1_100, 2_000);
});
afterAll(() => server.stop());

const searchAll = async (query: string, limit: number): Promise<string[]> => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await alice.call('search.messages', { query, limit, ...(cursor && { cursor }) });
    found.push(...page.hits.map(({ chatId, seq }) => `${chatId} ${seq}`));
    cursor = page.cursor;
  } while (cursor);
  return found;
};

const expected = (has: (text: string) => boolean): string[] =>
  said
    .filter(({ text }) => has(text))
    .sort((one, other) => other.at - one.at || (one.chatId < other.chatId ? 1 : -1) || other.seq - one.seq)
    .map(({ chatId, seq }) => `${chatId} ${seq}`);

it.each([
  ['seldom', 30, (text: string) => text.includes('seldom')],
  ['seldom', 5, (text: string) => text.includes('seldom')],
  ['com sel', 30, (text: string) => text.includes('common') && text.includes('seldom')],
  ['common', 50, (text: string) => text.includes('common')],
])(
  'chats of very different pace give "%s" once each, newest first, %i at a time',
  async (query, limit, has) => {
    expect(await searchAll(query, limit)).toEqual(expected(has));
  },
);

it('a letter without keys is found in the newest messages of all', async () => {
  const { hits } = await alice.call('search.messages', { query: 's', limit: 30 });
  expect(hits.map(({ chatId, seq }) => `${chatId} ${seq}`)).toEqual(
    expected((text) => text.includes('s')).slice(0, 30),
  );
});
