import { describe, expect, test } from 'vitest';
import { checkMigrations } from './check-migrations.mjs';
import { plantedTree } from './planted-tree.mjs';

const schema = `create table chats (
  chat_id uuid not null,
  name text
);
-- PRIMARY KEY (chat_id)

create table host (
  only_one boolean not null
);
-- PRIMARY KEY (only_one)

create table fresh (
  chat_id uuid not null
);
-- PRIMARY KEY (chat_id)
`;

/** What the check finds in one migration that comes after the release. */
async function found(sql, name = '0002_next.sql') {
  const { problems } = await checkMigrations(
    plantedTree({
      'server/migrations/schema.sql': schema,
      'server/migrations/released.json': '{ "migration": "0001_first.sql" }',
      'server/migrations/0001_first.sql':
        'create table chats (chat_id uuid primary key, name text); drop table long_gone;',
      [`server/migrations/${name}`]: sql,
    }),
  );
  return problems.join('\n');
}

describe('caught:', () => {
  test.each([
    ['a column that goes', 'alter table chats drop column name', 'drops-what-is-used'],
    ['a column with another name', 'alter table chats rename column name to title', 'renames-what-is-used'],
    ['a table that goes', 'drop table chats', 'drops-what-is-used'],
    ['a table with another name', 'alter table chats rename to rooms', 'renames-what-is-used'],
    [
      'a table that goes after it was given another name',
      'alter table chats rename to rooms; drop table rooms',
      'drops-what-is-used',
    ],
    ['a column that must be filled in', 'alter table chats add column kind text not null', 'needs-a-default'],
    ['another type', 'alter table chats alter column name type varchar(20)', 'rewrites'],
    ['not null for what is there', 'alter table chats alter column name set not null', 'scans-under-lock'],
    [
      'a rule for what is there',
      'alter table chats add constraint named check (name is not null)',
      'scans-under-lock',
    ],
    ['a unique rule', 'alter table chats add unique (name)', 'index-under-lock'],
    ['an index while others wait', 'create index by_name on chats (name)', 'index-under-lock'],
    ['many rows at once', "update chats set name = ''", 'changes-many-at-once'],
    ['an exception that nothing needs', '-- allowed: rewrites: it is small\nselect 1', 'allowed-unneeded'],
  ])('%s', async (_what, sql, rule) => {
    expect(await found(sql)).toContain(`[${rule}]`);
  });
});

describe('let pass:', () => {
  test.each([
    ['a column with a default', "alter table chats add column kind text not null default 'group'"],
    [
      'an index made beside those who write',
      '-- concurrently\ncreate index concurrently by_name on chats (name)',
    ],
    [
      'a table that is new, and what is done to it',
      'create table fresh (chat_id uuid primary key); create index on fresh (chat_id); alter table fresh rename to newer; update newer set chat_id = null',
    ],
    [
      'a rule that is checked later',
      'alter table chats add constraint named check (name is not null) not valid',
    ],
    ['a small table', 'alter table host add constraint one check (only_one)'],
    ['a copy, some at a time', "-- backfill\nupdate chats set name = '' where name is null"],
    [
      'what says why',
      '-- allowed: drops-what-is-used: nobody has asked for it for two releases\nalter table chats drop column name',
    ],
  ])('%s', async (_what, sql) => {
    expect(await found(sql)).toBe('');
  });

  test('what has been released', async () => {
    expect(await found('drop table chats', '0000_before.sql')).toBe('');
  });
});
