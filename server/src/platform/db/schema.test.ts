import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { migrate } from './migrate.ts';

const file = join(import.meta.dirname, '../../../migrations/schema.sql');

let server: TestServer<House>;
beforeAll(async () => {
  server = await startTestServer<House>();
});
afterAll(() => server.stop());

const columnsSql = `
  select c.relname as name, string_agg(format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\\n' order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition group by c.relname order by c.relname`;

const rulesSql = `
  select c.relname as name, string_agg(pg_get_constraintdef(k.oid), E';\\n  ' order by k.conname) as rules
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and k.contype <> 'n' and not c.relispartition group by c.relname`;

const indexesSql = `
  select i.tablename as name, string_agg(i.indexdef, E';\\n' order by i.indexname) as indexes from pg_indexes i
  where i.schemaname = 'public' and i.tablename not in (select c.relname from pg_class c where c.relispartition) and not exists (select 1 from pg_constraint k where k.conname = i.indexname) group by i.tablename`;

/** The tables as the migrations leave them, in a form that people read. */
const dump = async (): Promise<string> => {
  const { db } = server.house;
  const [columns, rules, indexes] = await Promise.all([
    db.query<{ name: string; columns: string }>(columnsSql),
    db.query<{ name: string; rules: string }>(rulesSql),
    db.query<{ name: string; indexes: string }>(indexesSql),
  ]);
  const rulesOf = new Map(rules.rows.map((row) => [row.name, row.rules]));
  const indexesOf = new Map(indexes.rows.map((row) => [row.name, row.indexes]));
  const tables = columns.rows.map(({ name, columns: lines }) => {
    const more = rulesOf.has(name)
      ? `\n-- ${(rulesOf.get(name) as string).replaceAll(';\n  ', '\n-- ')}`
      : '';
    const found = indexesOf.has(name) ? `\n${indexesOf.get(name)};` : '';
    return `create table ${name} (\n${lines}\n);${more}${found}\n`;
  });
  return `-- What the migrations make, to be read. UPDATE_SCHEMA=1 npm test -- schema writes it anew.\n\n${tables.join('\n')}`;
};

it('is what schema.sql says', async () => {
  const now = await dump();
  if (process.env.UPDATE_SCHEMA === '1') await writeFile(file, now);
  expect(await readFile(file, 'utf8')).toBe(now);
});

it('is not touched by migrating again', async () => {
  const before = await dump();
  expect(await migrate(server.house.db)).toEqual([]);
  expect(await dump()).toBe(before);
});

it('leads every table of a chat with chat_id and every table of a person with account_id', async () => {
  const { rows } = await server.house.db.query<{ name: string; first: string }>(
    `select c.relname as name, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where n.nspname = 'public' and i.indisprimary and not c.relispartition`,
  );
  const wrong = rows.filter(
    ({ name, first }) =>
      !['chat_id', 'account_id'].includes(first) &&
      ![
        'guesses',
        'host',
        'migrations',
        'passkey_challenges',
        'qr_sign_ins',
        'secret_marks',
        'sessions',
        'sticker_uses',
        'link_cards',
        'consent_texts',
        'host_settings',
        'audit_log',
        'audit_head',
        'leases',
        'processes',
      ].includes(name),
  );
  expect(wrong).toEqual([]);
});
