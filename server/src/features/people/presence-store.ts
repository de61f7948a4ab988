import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { Standing } from './rules.ts';

/** How each of these persons stands to each of these watchers: whom they have added, who of the two has blocked the other. */
export const readStandings = async (
  db: Queryable,
  persons: readonly AccountId[],
  watchers: readonly AccountId[],
): Promise<(person: AccountId, watcher: AccountId) => Standing> => {
  const { rows } = await db.query<{ person: AccountId; watcher: AccountId; blocked: boolean }>(
    `select f.account_id as person, f.friend_id as watcher, false as blocked from friends f
     where f.account_id = any($1::uuid[]) and f.friend_id = any($2::uuid[])
     union all
     select b.account_id, b.blocked_id, true from blocks b
     where b.account_id = any($1::uuid[]) and b.blocked_id = any($2::uuid[])
     union all
     select b.blocked_id, b.account_id, true from blocks b
     where b.account_id = any($2::uuid[]) and b.blocked_id = any($1::uuid[])`,
    [persons, watchers],
  );
  const added = new Set<string>();
  const blocked = new Set<string>();
  for (const row of rows) (row.blocked ? blocked : added).add(`${row.person} ${row.watcher}`);
  return (person, watcher) => {
    const pair = `${person} ${watcher}`;
    return { added: added.has(pair), blocked: blocked.has(pair) };
  };
};

/** When these were last here. */
export const readLastSeen = async (
  db: Queryable,
  ids: readonly AccountId[],
): Promise<Map<AccountId, Date>> => {
  const { rows } = await db.query<{ account_id: AccountId; last_seen_at: Date }>(
    'select account_id, last_seen_at from accounts where account_id = any($1::uuid[]) and last_seen_at is not null',
    [ids],
  );
  return new Map(rows.map((row) => [row.account_id, row.last_seen_at]));
};

/** Notes when these went. */
export const writeLastSeen = async (db: Queryable, seen: ReadonlyMap<AccountId, Date>): Promise<void> => {
  await db.query(
    `update accounts a set last_seen_at = s.at
     from unnest($1::uuid[], $2::timestamptz[]) as s(account_id, at) where a.account_id = s.account_id`,
    [[...seen.keys()], [...seen.values()].map((at) => at.toISOString())],
  );
};
