// What hash partitions of the logs cost a single host: the same statements on the same rows, on tables with different numbers of
// partitions, in turn. Prints processor time of PostgreSQL for each call, as a ratio to the table in one piece.
//   node tools/measure-partitions.mjs [--parts 0,4,8,32] [--chats 500] [--entries 200] [--rounds 9] [--json]
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { built, processorNs, withPostgres } from './simulate/throwaway-postgres.mjs';

const { values: asked } = parseArgs({
  options: {
    parts: { type: 'string', default: '0,4,8,16,32' },
    chats: { type: 'string', default: '500' },
    entries: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '9' },
    calls: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
});
const number = (name) => Number(asked[name]);
const reader = randomUUID();
const chats = Array.from({ length: number('chats') }, () => randomUUID());

const [{ appendRows, readAfter }, { readList }, { readLinesBefore }] = await Promise.all([
  built('platform/log/store.js'),
  built('features/chats/list-store.js'),
  built('features/messages/store.js'),
]);

/** Puts the log of this schema, in so many partitions (0: in one piece), into the place of the one that is there. */
async function shapeLog(client, parts) {
  await client.query('alter table chat_log rename to chat_log_made');
  const keys = 'primary key (chat_id, seq), unique (chat_id, author, key)';
  const split = parts > 0 ? 'partition by hash (chat_id)' : '';
  const columns = 'like chat_log_made including defaults including storage including compression';
  await client.query(`create table chat_log (${columns}, ${keys}) ${split}`);
  for (let at = 0; at < parts; at++)
    await client.query(
      `create table chat_log_at_${at} partition of chat_log for values with (modulus ${parts}, remainder ${at})`,
    );
}

const row = (id, at) => ({
  id,
  author: reader,
  key: `${at}-${randomUUID()}`,
  kind: 'message.sent',
  counts: true,
  hiddenFrom: null,
  bodyJson: JSON.stringify({ text: `오늘 저녁 여섯 시에 강남역에서 보자 ${at}` }),
  at: new Date(),
});

async function fill(client, queryable) {
  await client.query(
    `insert into chats (chat_id, kind, name, created_by, created_at) select unnest($1::uuid[]), 'group', 'a', $2, now()`,
    [chats, reader],
  );
  await client.query('insert into chat_log_head (chat_id) select unnest($1::uuid[])', [chats]);
  await client.query(
    `insert into chat_members (chat_id, account_id, role, joined_seq, read_seq, joined_at) select unnest($1::uuid[]), $2, 'member', 0, 0, now()`,
    [chats, reader],
  );
  await client.query(
    `insert into account_chats (account_id, chat_id, joined_at) select $2, unnest($1::uuid[]), now()`,
    [chats.slice(0, 50), reader],
  );
  for (let at = 0; at < number('entries'); at++)
    await appendRows(
      queryable,
      { family: 'chat', manner: 'quick' },
      chats.map((id) => row(id, at)),
    );
  await client.query('vacuum analyze');
}

let turn = 0;
const nextChat = () => chats[turn++ % chats.length];
const some = (count) => Array.from({ length: count }, () => row(nextChat(), turn));

/** What is measured, by name. */
const calls = {
  ...Object.fromEntries(
    ['careful', 'quick'].flatMap((manner) =>
      [1, 10, 100].map((count) => [
        `append ${count}, ${manner}`,
        (db) => appendRows(db, { family: 'chat', manner }, some(count)),
      ]),
    ),
  ),
  'catch up 1 log': (db) =>
    readAfter(db, 'chat', { ids: [nextChat()], afters: [number('entries') - 20], limit: 100, bytes: 1e6 }),
  'catch up 50 logs': (db) =>
    readAfter(db, 'chat', {
      ids: chats.slice(0, 50),
      afters: Array(50).fill(number('entries') - 5),
      limit: 100,
      bytes: 1e6,
    }),
  'history of 50 lines': (db) =>
    readLinesBefore(db, { chatId: chats[turn++ % 50], reader, beforeSeq: 1e9, limit: 50 }),
  'list of 50 chats': (db) => readList(db, reader),
};

async function openVariant(makeDatabase, parts) {
  const client = new pg.Client({ connectionString: await makeDatabase(`parts${parts}`) });
  await client.connect();
  await shapeLog(client, parts);
  const names = new Map();
  const named = (text) => names.get(text) ?? names.set(text, `s${names.size}`).get(text);
  // The lanes keep their statements planned, the pool plans each anew: as the server does.
  const kept = { query: (text, values) => client.query({ name: named(text), text, values }) };
  const anew = { query: (text, values) => client.query(text, values) };
  await fill(client, kept);
  const { rows } = await client.query('select pg_backend_pid() as pid');
  return { parts, client, kept, anew, pid: rows[0].pid, costs: new Map() };
}

async function measure(variant, name) {
  const db = name.startsWith('append') ? variant.kept : variant.anew;
  const before = processorNs(variant.pid);
  for (let at = 0; at < number('calls'); at++) await calls[name](db);
  const us = (processorNs(variant.pid) - before) / number('calls') / 1000;
  variant.costs.set(name, [...(variant.costs.get(name) ?? []), us]);
}

const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

const figures = await withPostgres(async ({ makeDatabase }) => {
  const variants = [];
  for (const parts of asked.parts.split(',').map(Number))
    variants.push(await openVariant(makeDatabase, parts));
  for (let round = 0; round <= number('rounds'); round++) {
    for (const name of Object.keys(calls)) for (const variant of variants) await measure(variant, name);
    // The first round warms up: plans, caches, the compiler.
    if (round === 0) for (const { costs } of variants) costs.clear();
  }
  for (const { client } of variants) await client.end();
  return variants.map(({ parts, costs }) => ({
    parts,
    processorUs: Object.fromEntries(
      [...costs].map(([name, list]) => [name, Number(middle(list).toFixed(1))]),
    ),
  }));
});

if (asked.json) console.log(JSON.stringify(figures));
else
  for (const name of Object.keys(calls)) {
    const whole = figures[0].processorUs[name];
    const cells = figures.map(
      ({ parts, processorUs }) =>
        `${parts}: ${processorUs[name]} µs (${(processorUs[name] / whole).toFixed(2)})`,
    );
    console.log(`${name.padEnd(20)} ${cells.join('  ')}`);
  }
