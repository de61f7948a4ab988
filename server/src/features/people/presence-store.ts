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

/** When somebody was last here. */
export interface LastSeen {
  /** When they were seen to go. */
  left: Date | null;
  /**
   * When they were last heard of, for whoever came and was not seen to go: they are here now, or the process they were at was killed.
   */
  heard: Date | null;
}

/** When these were last here. */
export const readLastSeen = async (
  db: Queryable,
  ids: readonly AccountId[],
): Promise<Map<AccountId, LastSeen>> => {
  const { rows } = await db.query<LastSeen & { account_id: AccountId }>(
    `select a.account_id, a.last_seen_at as left, case when a.here_since is not null then greatest(a.here_since,
       (select max(d.last_used_at) from devices d where d.account_id = a.account_id)) end as heard
     from accounts a where a.account_id = any($1::uuid[]) and coalesce(a.last_seen_at, a.here_since) is not null`,
    [ids],
  );
  return new Map(rows.map(({ account_id: id, left, heard }) => [id, { left, heard }]));
};

/** Notes that these have come, each until they are seen to go. */
export const writeHere = async (db: Queryable, ids: readonly AccountId[], at: Date): Promise<void> => {
  await db.query(
    'update accounts set here_since = $2 where account_id = any($1::uuid[]) and here_since is null',
    [ids, at],
  );
};

/** Notes when these went; whoever was seen later elsewhere was. */
export const writeLastSeen = async (db: Queryable, seen: ReadonlyMap<AccountId, Date>): Promise<void> => {
  await db.query(
    `update accounts a set last_seen_at = greatest(a.last_seen_at, s.at), here_since = null
     from unnest($1::uuid[], $2::timestamptz[]) as s(account_id, at) where a.account_id = s.account_id`,
    [[...seen.keys()], [...seen.values()].map((at) => at.toISOString())],
  );
};
