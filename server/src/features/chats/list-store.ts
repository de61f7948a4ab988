import type { AccountId, ChatId, ChatNotify, ChatSound, MemberRole, MessageContent } from '@maru/contract';
import { limits } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { ChatRow } from './store.ts';

/** Everything a list shows of one chat, but the persons. */
export interface ListRow extends ChatRow {
  role: MemberRole;
  joined_seq: number;
  last_seq: number;
  joined_at: Date;
  read_seq: number;
  cleared_seq: number;
  left_list: boolean;
  stranger: boolean;
  pinned_at: Date | null;
  muted_until: Date | null;
  quiet: boolean;
  marked_unread: boolean;
  own_name: string | null;
  input_locked: boolean;
  notify: ChatNotify;
  sound: ChatSound;
  show_reads: boolean | null;
  ignored: AccountId[];
  message_seq: number | null;
  message_author: AccountId | null;
  message_at: Date | null;
  message_text: string | null;
  message_content: MessageContent | null;
  message_deleted: boolean;
  unread: number;
  mentioned: boolean;
}

/**
 * The chats of an account with newest message and unread number: all of them, or those in `chatIds`. The newest
 * message and the unread ones are found from the end of each log, so that the cost goes by what is unread and not
 * by how long a chat is. What those wrote whom the reader ignores or has blocked is not counted, and is no newest
 * message of a group.
 */
export const readList = async (
  db: Queryable,
  accountId: AccountId,
  chatIds?: readonly ChatId[],
): Promise<ListRow[]> => {
  const { rows } = await db.query<ListRow>(
    `select c.chat_id, c.kind, c.name, c.photo, c.created_by, c.created_at, c.member_count, c.link_on, c.vanish_after, c.secret, m.role, m.joined_seq, h.last_seq,
       a.joined_at, a.read_seq, a.cleared_seq, a.left_list, a.stranger, a.pinned_at, a.muted_until, a.quiet, a.marked_unread, a.own_name,
       a.input_locked, a.notify, a.sound, a.show_reads, g.ignored, l.seq as message_seq, l.author as message_author, l.at as message_at, l.text as message_text, l.content as message_content,
       coalesce(l.deleted, false) as message_deleted, u.unread, coalesce(u.mentioned, false) as mentioned
     from account_chats a
     join chats c using (chat_id)
     join chat_log_head h using (chat_id)
     join chat_members m on m.chat_id = a.chat_id and m.account_id = a.account_id
     cross join lateral (
       select array(select i.ignored_id::text from ignored_members i
         where i.account_id = a.account_id and i.chat_id = a.chat_id order by i.at, i.ignored_id) as ignored) g
     left join lateral (
       select e.seq, e.author, e.at, coalesce(x.text, e.body ->> 'text', '') as text,
         coalesce(x.content, e.body -> 'content') as content, x.deleted_at is not null as deleted
       from chat_log e left join message_changes x on x.chat_id = e.chat_id and x.seq = e.seq and x.hidden_from is distinct from a.account_id
       where e.chat_id = a.chat_id and e.seq <= h.last_counted_seq and e.seq >= m.joined_seq and e.seq > a.cleared_seq and e.counts
         and e.hidden_from is distinct from a.account_id
         and not exists (select 1 from hidden_messages z where z.account_id = a.account_id and z.chat_id = e.chat_id and z.seq = e.seq)
         and (c.kind <> 'group' or (e.author <> all(g.ignored::uuid[])
           and e.author <> all(array(select b.blocked_id from blocks b where b.account_id = $1))))
       order by e.seq desc limit 1) l on true
     cross join lateral (
       select count(*)::int as unread, bool_or(n.mentioned) as mentioned from (
         select e.body ? 'mentions' and (e.body -> 'mentions' @> jsonb_build_array(jsonb_build_object('accountId', a.account_id))
           or e.body -> 'mentions' @> '[{"accountId": null}]') as mentioned
         from chat_log e
         where e.chat_id = a.chat_id and e.seq > greatest(a.read_seq, a.cleared_seq) and e.seq <= h.last_counted_seq and e.counts
           and e.author <> a.account_id and e.hidden_from is distinct from a.account_id
           and e.author <> all(g.ignored::uuid[]) and e.author <> all(array(select b.blocked_id from blocks b where b.account_id = $1))
         order by e.seq limit $3) n) u
     where a.account_id = $1 and ($2::uuid[] is null or a.chat_id = any($2::uuid[]))`,
    [accountId, chatIds ?? null, limits.unreadCounted],
  );
  return rows;
};

/** Up to four others of each chat, those longest in first. */
export const readFaces = async (
  db: Queryable,
  chatIds: readonly ChatId[],
  not: AccountId,
): Promise<Map<ChatId, AccountId[]>> => {
  const { rows } = await db.query<{ chat_id: ChatId; account_id: AccountId }>(
    `select c.chat_id, f.account_id from unnest($1::uuid[]) as c(chat_id) cross join lateral (
       select m.account_id, m.joined_seq from chat_members m
       where m.chat_id = c.chat_id and m.account_id <> $2 order by m.joined_seq, m.account_id limit 4) f`,
    [chatIds, not],
  );
  const faces = new Map<ChatId, AccountId[]>();
  for (const { chat_id: chatId, account_id: id } of rows)
    faces.set(chatId, [...(faces.get(chatId) ?? []), id]);
  return faces;
};

/** What somebody decides for a chat; undefined stays. */
export interface SettingsChange {
  pinnedAt?: Date | null | undefined;
  mutedUntil?: string | null | undefined;
  quiet?: boolean | undefined;
  markedUnread?: boolean | undefined;
  ownName?: string | null | undefined;
  inputLocked?: boolean | undefined;
  notify?: ChatNotify | undefined;
  sound?: ChatSound | undefined;
  showReads?: boolean | null | undefined;
}

/** Changes what somebody decided for a chat. */
export const updateSettingsRow = async (
  db: Queryable,
  { accountId, chatId }: { accountId: AccountId; chatId: ChatId },
  change: SettingsChange,
): Promise<void> => {
  await db.query(
    `update account_chats set
       pinned_at = case when $3 then $4::timestamptz else pinned_at end,
       muted_until = case when $5 then $6::timestamptz else muted_until end,
       quiet = coalesce($7, quiet), marked_unread = coalesce($8, marked_unread),
       own_name = case when $9 then $10 else own_name end, input_locked = coalesce($11, input_locked),
       notify = coalesce($12, notify), sound = coalesce($13, sound),
       show_reads = case when $14 then $15::boolean else show_reads end
     where account_id = $1 and chat_id = $2`,
    [
      accountId,
      chatId,
      change.pinnedAt !== undefined,
      change.pinnedAt ?? null,
      change.mutedUntil !== undefined,
      change.mutedUntil ?? null,
      change.quiet ?? null,
      change.markedUnread ?? null,
      change.ownName !== undefined,
      change.ownName || null,
      change.inputLocked ?? null,
      change.notify ?? null,
      change.sound ?? null,
      change.showReads !== undefined,
      change.showReads ?? null,
    ],
  );
};
