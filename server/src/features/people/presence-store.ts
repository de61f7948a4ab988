import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** Of these persons, who shows themselves to which of these watchers: those they have added and not blocked. */
export const readShowsTo = async (
  db: Queryable,
  persons: readonly AccountId[],
  watchers: readonly AccountId[],
): Promise<Map<AccountId, Set<AccountId>>> => {
  const { rows } = await db.query<{ account_id: AccountId; friend_id: AccountId }>(
    `select f.account_id, f.friend_id from friends f
     where f.account_id = any($1::uuid[]) and f.friend_id = any($2::uuid[])
       and not exists (select from blocks b where b.account_id = f.account_id and b.blocked_id = f.friend_id)`,
    [persons, watchers],
  );
  const shows = new Map<AccountId, Set<AccountId>>();
  for (const { account_id: person, friend_id: watcher } of rows) {
    shows.set(person, (shows.get(person) ?? new Set()).add(watcher));
  }
  return shows;
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
