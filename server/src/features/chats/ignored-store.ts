import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** One reader in one chat. */
export interface Seat {
  accountId: AccountId;
  chatId: ChatId;
}

/** Whom somebody ignores in a chat, the first one first; kept from changing where it is about to. */
export const readIgnored = async (db: Queryable, { accountId, chatId }: Seat): Promise<AccountId[]> =>
  (
    await db.query<{ ignored_id: AccountId }>(
      'select ignored_id from ignored_members where account_id = $1 and chat_id = $2 order by at, ignored_id',
      [accountId, chatId],
    )
  ).rows.map((row) => row.ignored_id);

/** Ignores somebody in a chat. */
export const insertIgnored = async (
  db: Queryable,
  { accountId, chatId }: Seat,
  { ignoredId, at }: { ignoredId: AccountId; at: Date },
): Promise<void> => {
  await db.query(
    'insert into ignored_members (account_id, chat_id, ignored_id, at) values ($1, $2, $3, $4) on conflict do nothing',
    [accountId, chatId, ignoredId, at],
  );
};

/** Ends that. */
export const deleteIgnored = async (
  db: Queryable,
  { accountId, chatId }: Seat,
  ignoredId: AccountId,
): Promise<void> => {
  await db.query('delete from ignored_members where account_id = $1 and chat_id = $2 and ignored_id = $3', [
    accountId,
    chatId,
    ignoredId,
  ]);
};

/** Whose words somebody does not want to see: in one chat, or (where there is none) wherever they are not alone with them. */
export interface SilencedRow {
  author: AccountId;
  chat_id: ChatId | null;
  /** The one-to-one chat with them: what was said there before the block stays as it was. */
  direct_id: ChatId | null;
}

/** Everybody whose words this reader does not want to see. */
export const readSilenced = async (db: Queryable, reader: AccountId): Promise<SilencedRow[]> =>
  (
    await db.query<SilencedRow>(
      `select ignored_id as author, chat_id, null::uuid as direct_id from ignored_members where account_id = $1
       union all
       select b.blocked_id, null, d.chat_id from blocks b
       left join direct_chats d on d.account_id = least(b.account_id, b.blocked_id) and d.other_id = greatest(b.account_id, b.blocked_id)
       where b.account_id = $1`,
      [reader],
    )
  ).rows;
