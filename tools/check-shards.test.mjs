import { describe, expect, test } from 'vitest';
import { checkShards } from './check-shards.mjs';
import { plantedTree } from './planted-tree.mjs';

const schema = `create table chat_log (
  chat_id uuid not null,
  seq bigint not null,
  author uuid not null
);
-- PRIMARY KEY (chat_id, seq)

create table chats (
  chat_id uuid not null,
  name text
);
-- PRIMARY KEY (chat_id)

create table account_chats (
  account_id uuid not null,
  chat_id uuid not null
);
-- PRIMARY KEY (account_id, chat_id)

create table host_settings (
  name text not null,
  value text
);
-- PRIMARY KEY (name)
`;

const store = 'server/src/features/chats/store.ts';

/** What the check finds in a server whose only store asks these statements, each in a function of its own. */
async function found(statements, { hot = [], more = {}, exceptions = {} } = {}) {
  const functions = Object.entries(statements).map(
    ([name, sql]) =>
      `export const ${name} = (db, table) => db.query(${sql.startsWith('`') ? sql : JSON.stringify(sql)});\n`,
  );
  const root = plantedTree({
    'server/migrations/schema.sql': schema,
    [store]: `${functions.join('')}export const listChats = 1;\n`,
    'tools/shards/exceptions.json': JSON.stringify(exceptions),
    ...more,
  });
  return checkShards(root, { test: hot.map((name) => (name.includes('#') ? name : `${store}#${name}`)) });
}

const problems = async (...given) => (await found(...given)).problems;

describe('one shard answers', () => {
  test.each([
    ['a row by its key', 'select author from chat_log where chat_id = $1 and seq = $2'],
    [
      'tables joined by the key',
      'select 1 from chats c join chat_log e using (chat_id) where c.chat_id = $1',
    ],
    ['a table beside one that is on every node', 'select 1 from chats, host_settings s where chat_id = $1'],
    [
      'what hangs on a row',
      'select array(select seq from chat_log e where e.chat_id = c.chat_id) from chats c where c.chat_id = $1',
    ],
    ['a row that is put in', 'insert into chat_log (chat_id, seq, author) values ($1, $2, $3)'],
    [
      'a change that gives what it changed',
      'with gone as (delete from chat_log where chat_id = $1 returning chat_id) update chats c set name = null from gone where c.chat_id = gone.chat_id',
    ],
    ['what has no table', 'select now()'],
  ])('%s', async (_what, sql) => {
    expect(await found({ ask: sql }, { hot: ['ask'] })).toMatchObject({
      problems: [],
      summary: expect.stringMatching(/0 for the shard of each key, 0 across, 1 on the hot path/),
    });
  });
});

describe('the shard of each key answers', () => {
  test.each([
    ['many keys', 'select name from chats where chat_id = any($1::uuid[])'],
    [
      'many keys and what hangs on each',
      'select 1 from unnest($1::uuid[]) as w(id) cross join lateral (select seq from chat_log e where e.chat_id = w.id order by seq limit 1) l',
    ],
    ['rows that are put in', 'insert into chats (chat_id) select unnest($1::uuid[])'],
    [
      'rows told apart by their place in the list',
      'with input as (select * from unnest($1::uuid[], $2::uuid[]) with ordinality as i(chat_id, author, ord)), known as (select i.ord from input i join chat_log e on e.chat_id = i.chat_id and e.author = i.author) select i.chat_id from input i join chats c on c.chat_id = i.chat_id where not exists (select from known k where k.ord = i.ord)',
    ],
  ])('%s', async (_what, sql) => {
    expect(await found({ ask: sql }, { hot: ['ask'] })).toMatchObject({
      problems: [],
      summary: expect.stringMatching(/1 for the shard of each key, 0 across/),
    });
  });
});

describe('caught on the hot path:', () => {
  test.each([
    ['no key at all', 'select 1 from chat_log where seq = $1', 'nothing says which chat_id of chat_log'],
    [
      'a key under or',
      'select 1 from chats where chat_id = $1 or name = $2',
      'nothing says which chat_id of chats',
    ],
    ['a key under not', 'select 1 from chats where not chat_id = $1', 'nothing says which chat_id of chats'],
    [
      'a key that only an absent row has',
      'select 1 from chats c where not exists (select from chat_log e where e.chat_id = c.chat_id and e.chat_id = $1)',
      'nothing says which chat_id',
    ],
    [
      'a key that may be null',
      'select 1 from chats where $1::uuid is null or chat_id = $1',
      'nothing says which chat_id of chats',
    ],
    [
      'two keys',
      'select 1 from chats c, chat_log e where c.chat_id = $1 and e.chat_id = $2',
      'its keys come from $1 and $2',
    ],
    [
      'keys of one list that are not the same',
      'select 1 from chats c, chat_log e where c.chat_id = any($1::uuid[]) and e.chat_id = any($1::uuid[])',
      'e is not joined by the key',
    ],
    [
      'a join by something else',
      'select 1 from chats c join chat_log e on e.author = $2 where c.chat_id = $1',
      'nothing says which chat_id of chat_log',
    ],
    [
      'a chat and a person',
      'select 1 from account_chats a join chats c using (chat_id) where a.account_id = $1 and c.chat_id = $2',
      'touches tables of account and chat',
    ],
    [
      'a limit below the key',
      'select 1 from (select * from chat_log order by seq limit 5) e where e.chat_id = $1',
      'nothing says which chat_id of chat_log',
    ],
    [
      'one side of a union',
      'select chat_id from chats where chat_id = $1 union all select chat_id from chat_log',
      'nothing says which chat_id of chat_log',
    ],
    ['a table that nobody knows', 'select 1 from lost where chat_id = $1', 'lost is no table'],
  ])('%s', async (_what, sql, why) => {
    const all = await problems({ ask: sql }, { hot: ['ask'], exceptions: { because: [`${store}#ask`] } });
    expect(all.join('\n')).toContain(why);
    expect(all.join('\n')).toContain('[shards-hot-path]');
  });

  test('what a verb reaches through another file', async () => {
    const verb = 'server/src/features/messages/send.ts';
    const more = {
      [verb]: "import { ask } from '../chats/store.ts';\nexport const send = (db) => ask(db);\n",
    };
    const all = await problems({ ask: 'select 1 from chats' }, { hot: [`${verb}#send`], more });
    expect(all.join('\n')).toContain('[shards-hot-path]');
  });

  test('a beginning that is not there', async () => {
    await expect(found({ ask: 'select 1' }, { hot: ['gone'] })).rejects.toThrow('#gone is not there');
  });
});

describe('off the hot path', () => {
  const across = { ask: 'select 1 from chats' };

  test('what needs more than one shard is listed with its reason, or caught', async () => {
    expect((await problems(across)).join('\n')).toContain('[shards-unlisted]');
    expect(await problems(across, { exceptions: { because: [`${store}#ask`] } })).toEqual([]);
  });

  test('an exception that nothing needs is caught', async () => {
    const all = await problems({ ask: 'select 1' }, { exceptions: { because: [`${store}#ask`] } });
    expect(all.join('\n')).toContain('[shards-unneeded]');
  });

  test('a statement that cannot be read is caught, and one that is no SQL', async () => {
    expect((await problems({ ask: '`select 1 from ${table}`' })).join('\n')).toContain('cannot be read');
    expect((await problems({ ask: 'select from where' })).join('\n')).toContain('is not SQL');
  });

  test('every way a text can go is read', async () => {
    const more = {
      [store]:
        "const names = { a: { id: 'chat_id', of: 'chats' }, b: { id: 'seq', of: 'chat_log' } };\n" +
        'export const ask = (db, which) => {\n  const { id, of } = names[which];\n' +
        '  return db.query(`select 1 from ${of} where ${id} = $1`);\n};\nexport const listChats = 1;\n',
    };
    expect(await problems({}, { more })).toEqual([
      expect.stringContaining('nothing says which chat_id of chat_log'),
    ]);
  });

  test('a table whose key begins with neither is caught', async () => {
    const more = {
      'server/migrations/schema.sql': `${schema}\ncreate table loose (\n  id uuid not null\n);\n-- PRIMARY KEY (id)\n`,
    };
    expect((await problems({}, { more })).join('\n')).toContain('loose: its key (id) begins with neither');
  });
});
