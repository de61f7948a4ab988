import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A member who has decided who sees how far they read, and what comes of it in this chat. */
export interface HidingRow {
  chat_id: ChatId;
  account_id: AccountId;
  hides: boolean;
  /** It hangs on who is their friend. */
  by_friends: boolean;
}

type Sees = 'everyone' | 'friends' | 'nobody';

interface Deciding {
  chat_id: ChatId;
  account_id: AccountId;
  sees: Sees;
}

/** What members decided for all rooms and for these, asked of the persons, with whom it lies. */
const readDeciding = async (
  db: Queryable,
  membersOf: ReadonlyMap<ChatId, ReadonlySet<AccountId>>,
): Promise<Deciding[]> => {
  const persons = [...new Set([...membersOf.values()].flatMap((members) => [...members]))];
  const [here, everywhere] = await Promise.all([
    db.query<{ chat_id: ChatId; account_id: AccountId; show_reads: boolean }>(
      `select chat_id, account_id, show_reads from account_chats
       where account_id = any($1::uuid[]) and chat_id = any($2::uuid[]) and show_reads is not null`,
      [persons, [...membersOf.keys()]],
      'often',
    ),
    db.query<{ account_id: AccountId; sees: Sees }>(
      `select account_id, settings ->> 'seesReads' as sees from accounts where account_id = any($1::uuid[]) and settings ? 'seesReads'`,
      [persons],
      'often',
    ),
  ]);
  const decided = here.rows.map(({ show_reads: shows, ...row }): Deciding => ({
    ...row,
    sees: shows ? 'everyone' : 'nobody',
  }));
  const known = new Set(decided.map((row) => `${row.chat_id} ${row.account_id}`));
  for (const [chatId, members] of membersOf)
    for (const row of everywhere.rows)
      if (members.has(row.account_id) && !known.has(`${chatId} ${row.account_id}`))
        decided.push({ ...row, chat_id: chatId });
  return decided;
};

const readMembersOf = async (db: Queryable, ids: readonly ChatId[]): Promise<Map<ChatId, Set<AccountId>>> => {
  const { rows } = await db.query<{ chat_id: ChatId; account_id: AccountId }>(
    'select chat_id, account_id from chat_members where chat_id = any($1::uuid[])',
    [ids],
    'often',
  );
  const membersOf = new Map<ChatId, Set<AccountId>>();
  for (const row of rows)
    membersOf.set(row.chat_id, (membersOf.get(row.chat_id) ?? new Set()).add(row.account_id));
  return membersOf;
};

/**
 * Those who have decided who sees how far they read. What they decided for this chat goes before what they decided for
 * all. Numbers are seen by every member: who shows theirs to friends alone shows them where all others are friends.
 */
export const readHiding = async (db: Queryable, ids: readonly ChatId[]): Promise<HidingRow[]> => {
  const membersOf = await readMembersOf(db, ids);
  const deciding = await readDeciding(db, membersOf);
  const picky = new Set(deciding.filter((row) => row.sees === 'friends').map((row) => row.account_id));
  const friends = new Set(
    picky.size === 0
      ? []
      : (
          await db.query<{ account_id: AccountId; friend_id: AccountId }>(
            'select account_id, friend_id from friends where account_id = any($1::uuid[])',
            [[...picky]],
          )
        ).rows.map((row) => `${row.account_id} ${row.friend_id}`),
  );
  const hasStranger = (row: Deciding) =>
    [...(membersOf.get(row.chat_id) ?? [])].some(
      (other) => other !== row.account_id && !friends.has(`${row.account_id} ${other}`),
    );
  return deciding.map((row) => ({
    chat_id: row.chat_id,
    account_id: row.account_id,
    by_friends: row.sees === 'friends',
    hides: row.sees === 'nobody' || (row.sees === 'friends' && hasStranger(row)),
  }));
};
