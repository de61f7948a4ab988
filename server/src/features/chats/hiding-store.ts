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

/**
 * Those who have decided who sees how far they read. What they decided for this chat goes before what they decided for
 * all. Numbers are seen by every member: who shows theirs to friends alone shows them where all others are friends.
 */
export const readHiding = async (db: Queryable, ids: readonly ChatId[]): Promise<HidingRow[]> =>
  (
    await db.query<HidingRow>(
      `with deciding as (
         select a.chat_id, a.account_id, case when a.show_reads then 'everyone' else 'nobody' end as sees
         from account_chats a where a.chat_id = any($1::uuid[]) and a.show_reads is not null
         union all
         select m.chat_id, m.account_id, p.settings ->> 'seesReads'
         from chat_members m join accounts p on p.account_id = m.account_id and p.settings ? 'seesReads'
         where m.chat_id = any($1::uuid[]) and not exists (
           select from account_chats a where a.account_id = m.account_id and a.chat_id = m.chat_id and a.show_reads is not null)
       )
       select d.chat_id, d.account_id, d.sees = 'friends' as by_friends,
         d.sees = 'nobody' or (d.sees = 'friends' and exists (
           select from chat_members o where o.chat_id = d.chat_id and o.account_id <> d.account_id
             and not exists (select from friends f where f.account_id = d.account_id and f.friend_id = o.account_id))) as hides
       from deciding d`,
      [ids],
    )
  ).rows;
