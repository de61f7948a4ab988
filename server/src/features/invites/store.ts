import type { AccountId, ChatId, PictureId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** The link of a group as it is kept. */
export interface LinkRow {
  link_code: string | null;
  link_on: boolean;
  link_guests: boolean;
}

const linkColumns = 'link_code, link_on, link_guests';

/** The link of a group. */
export const readLink = async (db: Queryable, chatId: ChatId): Promise<LinkRow | undefined> =>
  (await db.query<LinkRow>(`select ${linkColumns} from chats where chat_id = $1`, [chatId])).rows[0];

/** The link of a group, kept from changing until the transaction ends. */
export const lockLink = async (db: Queryable, chatId: ChatId): Promise<LinkRow | undefined> =>
  (await db.query<LinkRow>(`select ${linkColumns} from chats where chat_id = $1 for update`, [chatId]))
    .rows[0];

/** Changes the link of a group. */
export const writeLink = async (db: Queryable, chatId: ChatId, link: LinkRow): Promise<void> => {
  await db.query('update chats set link_code = $2, link_on = $3, link_guests = $4 where chat_id = $1', [
    chatId,
    link.link_code,
    link.link_on,
    link.link_guests,
  ]);
};

/** Where a link that is on leads. */
export interface OpenLink {
  chatId: ChatId;
  name: string | null;
  photo: PictureId | null;
  memberCount: number;
  guests: boolean;
}

/** Finds where a code leads; undefined where it does not, or no longer. */
export const findOpenLink = async (db: Queryable, code: string): Promise<OpenLink | undefined> =>
  (
    await db.query<OpenLink>(
      `select chat_id as "chatId", name, photo, member_count as "memberCount", link_guests as guests
       from chats where link_code = $1 and link_on and kind = 'group'`,
      [code],
    )
  ).rows[0];

/** Up to four of those in a group, longest in first; for others, without those who do not want to be found there. */
export const readFirstMembers = async (
  db: Queryable,
  chatId: ChatId,
  { inside }: { inside: boolean },
): Promise<AccountId[]> =>
  (
    await db.query<{ account_id: AccountId }>(
      `select m.account_id from chat_members m join accounts p using (account_id)
       where m.chat_id = $1 and ($2 or coalesce(p.settings ->> 'findByInvite', 'true') = 'true')
       order by m.joined_seq, m.account_id limit 4`,
      [chatId, inside],
    )
  ).rows.map((row) => row.account_id);

/** Is somebody in a chat? */
export const isMember = async (db: Queryable, chatId: ChatId, accountId: AccountId): Promise<boolean> =>
  (await db.query('select 1 from chat_members where chat_id = $1 and account_id = $2', [chatId, accountId]))
    .rowCount === 1;
