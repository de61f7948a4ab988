import type { AccountId, BlockLevel } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A friend as it is kept. */
export interface FriendRow {
  friend_id: AccountId;
  favourite: boolean;
  hidden: boolean;
  own_name: string | null;
  memo: string;
  added_at: Date;
}

/** From one person to another. */
export interface Pair {
  accountId: AccountId;
  otherId: AccountId;
}

const friendColumns = 'friend_id, favourite, hidden, own_name, memo, added_at';

/** My friends. */
export const readFriends = async (db: Queryable, me: AccountId): Promise<FriendRow[]> =>
  (await db.query<FriendRow>(`select ${friendColumns} from friends where account_id = $1`, [me])).rows;

/** One friend of mine. */
export const readFriend = async (
  db: Queryable,
  { accountId, otherId }: Pair,
): Promise<FriendRow | undefined> =>
  (
    await db.query<FriendRow>(
      `select ${friendColumns} from friends where account_id = $1 and friend_id = $2`,
      [accountId, otherId],
    )
  ).rows[0];

/** How many friends I have. */
export const countFriends = async (db: Queryable, me: AccountId): Promise<number> =>
  (await db.query<{ count: number }>('select count(*) as count from friends where account_id = $1', [me]))
    .rows[0]?.count ?? 0;

/** Adds a friend. Undefined where they are one already. */
export const insertFriend = async (
  db: Queryable,
  { accountId, otherId }: Pair,
  at: Date,
): Promise<FriendRow | undefined> =>
  (
    await db.query<FriendRow>(
      `insert into friends (account_id, friend_id, added_at) values ($1, $2, $3) on conflict do nothing returning ${friendColumns}`,
      [accountId, otherId, at],
    )
  ).rows[0];

/** What can be changed of a friend; undefined stays as it is. */
export interface FriendChange {
  favourite?: boolean | undefined;
  hidden?: boolean | undefined;
  ownName?: string | null | undefined;
  memo?: string | undefined;
}

/** Changes what I keep about a friend. Undefined where they are none. */
export const changeFriend = async (
  db: Queryable,
  { accountId, otherId }: Pair,
  change: FriendChange,
): Promise<FriendRow | undefined> =>
  (
    await db.query<FriendRow>(
      `update friends set favourite = coalesce($3, favourite), hidden = coalesce($4, hidden),
         own_name = case when $5 then $6 else own_name end, memo = coalesce($7, memo)
       where account_id = $1 and friend_id = $2 returning ${friendColumns}`,
      [
        accountId,
        otherId,
        change.favourite ?? null,
        change.hidden ?? null,
        change.ownName !== undefined,
        change.ownName ?? null,
        change.memo ?? null,
      ],
    )
  ).rows[0];

/** Takes somebody off my friends; the other side remembers only that it was answered. False where they were none. */
export const deleteFriend = async (db: Queryable, { accountId, otherId }: Pair): Promise<boolean> => {
  const { rowCount } = await db.query('delete from friends where account_id = $1 and friend_id = $2', [
    accountId,
    otherId,
  ]);
  await db.query('update added_by set removed = true where account_id = $1 and by_id = $2', [
    otherId,
    accountId,
  ]);
  return rowCount === 1;
};

/**
 * Notes with the person who was added who did it. True where they are to hear of it: they neither have the other
 * as a friend nor ignored nor blocked them.
 */
export const insertAddedBy = async (
  db: Queryable,
  { accountId, otherId }: Pair,
  at: Date,
): Promise<boolean> => {
  const { rows } = await db.query<{ answered: boolean }>(
    `insert into added_by (account_id, by_id, at, answered) values ($1, $2, $3,
       exists (select from friends where account_id = $1 and friend_id = $2)
       or exists (select from blocks where account_id = $1 and blocked_id = $2))
     on conflict (account_id, by_id) do update
       set removed = false, at = excluded.at, answered = added_by.answered or excluded.answered
     returning answered`,
    [accountId, otherId, at],
  );
  return rows[0]?.answered === false;
};

/** Marks the request of somebody as answered. Undefined where there is none, else whether it was waiting. */
export const answerRequest = async (
  db: Queryable,
  { accountId, otherId }: Pair,
): Promise<{ waited: boolean } | undefined> =>
  (
    await db.query<{ waited: boolean }>(
      `update added_by a set answered = true from added_by before
       where a.account_id = $1 and a.by_id = $2 and not a.removed
         and before.account_id = a.account_id and before.by_id = a.by_id
       returning not before.answered as waited`,
      [accountId, otherId],
    )
  ).rows[0];

/** Requests that wait for my answer, newest first. */
export const readRequests = async (db: Queryable, me: AccountId): Promise<{ by_id: AccountId; at: Date }[]> =>
  (
    await db.query<{ by_id: AccountId; at: Date }>(
      `select by_id, at from added_by where account_id = $1 and not answered and not removed order by at desc limit 500`,
      [me],
    )
  ).rows;

/** Everybody who has this person among their friends. */
export const readAddedBy = async (db: Queryable, id: AccountId): Promise<AccountId[]> =>
  (
    await db.query<{ by_id: AccountId }>('select by_id from added_by where account_id = $1 and not removed', [
      id,
    ])
  ).rows.map((row) => row.by_id);

/** Notes with the account whether it keeps its profile from anybody: only then readers are asked for one by one. */
const noteShuns = async (db: Queryable, me: AccountId): Promise<void> => {
  await db.query(
    `update accounts set shuns = not shuns where account_id = $1
     and shuns <> exists (select from blocks where account_id = $1 and level = 'profile')`,
    [me],
  );
};

/** What a change of a block came to: do they see another profile now than before? */
export interface BlockChange {
  veils: boolean;
}

/** Blocks somebody, or changes what a block keeps away. Undefined where it is so already. */
export const saveBlock = async (
  db: Queryable,
  { accountId, otherId }: Pair,
  { level, at }: { level: BlockLevel; at: Date },
): Promise<BlockChange | undefined> => {
  const { rows } = await db.query<{ is_new: boolean }>(
    `insert into blocks (account_id, blocked_id, at, level) values ($1, $2, $3, $4)
     on conflict (account_id, blocked_id) do update set level = excluded.level where blocks.level <> excluded.level
     returning xmax = 0 as is_new`,
    [accountId, otherId, at, level],
  );
  if (!rows[0]) return undefined;
  await noteShuns(db, accountId);
  return { veils: level === 'profile' || !rows[0].is_new };
};

/** Ends a block. Undefined where there was none. */
export const deleteBlock = async (
  db: Queryable,
  { accountId, otherId }: Pair,
): Promise<BlockChange | undefined> => {
  const { rows } = await db.query<{ level: BlockLevel }>(
    'delete from blocks where account_id = $1 and blocked_id = $2 returning level',
    [accountId, otherId],
  );
  if (!rows[0]) return undefined;
  await noteShuns(db, accountId);
  return { veils: rows[0].level === 'profile' };
};

/** Whom I have blocked, last first. */
export const readBlocks = async (
  db: Queryable,
  me: AccountId,
): Promise<{ blocked_id: AccountId; level: BlockLevel }[]> =>
  (
    await db.query<{ blocked_id: AccountId; level: BlockLevel }>(
      'select blocked_id, level from blocks where account_id = $1 order by at desc',
      [me],
    )
  ).rows;

/** How somebody stands to me. */
export const readRelation = async (
  db: Queryable,
  { accountId, otherId }: Pair,
): Promise<{ friend: boolean; blocked: boolean }> =>
  (
    await db.query<{ friend: boolean; blocked: boolean }>(
      `select exists (select from friends where account_id = $1 and friend_id = $2) as friend,
         exists (select from blocks where account_id = $1 and blocked_id = $2) as blocked`,
      [accountId, otherId],
    )
  ).rows[0] as { friend: boolean; blocked: boolean };

/** A complaint as it is kept. */
export interface ReportRow extends Pair {
  id: string;
  chatId: string | undefined;
  reason: string;
  note: string;
  at: Date;
}

/** Keeps a complaint for the operators. */
export const insertReport = async (db: Queryable, row: ReportRow): Promise<void> => {
  await db.query(
    `insert into reports (account_id, report_id, reported_id, chat_id, reason, note, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.accountId, row.id, row.otherId, row.chatId ?? null, row.reason, row.note, row.at],
  );
};

/** The code of my own link: the one there is, or this new one where there is none or `renew` asks for it. */
export const keepLinkCode = async (
  db: Queryable,
  me: AccountId,
  { code, renew }: { code: string; renew: boolean },
): Promise<string> =>
  (
    await db.query<{ link_code: string }>(
      `update accounts set link_code = case when $3 then $2 else coalesce(link_code, $2) end
       where account_id = $1 returning link_code`,
      [me, code, renew],
    )
  ).rows[0]?.link_code ?? code;
