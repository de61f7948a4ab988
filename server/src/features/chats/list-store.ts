import type { AccountId, ChatId, ChatNotify, ChatSound, MemberRole, MessageContent } from '@maru/contract';
import { limits } from '@maru/contract';
import { gather, type Queryable } from '../../platform/db/index.ts';
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

/** What lies with the reader: their own settings of each chat, and what they do not want to see there. */
type OwnRow = Pick<
  ListRow,
  | 'chat_id'
  | 'joined_at'
  | 'read_seq'
  | 'cleared_seq'
  | 'left_list'
  | 'stranger'
  | 'pinned_at'
  | 'muted_until'
  | 'quiet'
  | 'marked_unread'
  | 'own_name'
  | 'input_locked'
  | 'notify'
  | 'sound'
  | 'show_reads'
  | 'ignored'
> & { reader: AccountId; silenced: string; hidden: string };

const readOwn = async (
  db: Queryable,
  accountIds: readonly AccountId[],
  chatIds: readonly ChatId[] | undefined,
): Promise<OwnRow[]> =>
  (
    await db.query<OwnRow>(
      `select a.account_id as reader, a.chat_id, a.joined_at, a.read_seq, a.cleared_seq, a.left_list, a.stranger, a.pinned_at, a.muted_until, a.quiet,
         a.marked_unread, a.own_name, a.input_locked, a.notify, a.sound, a.show_reads,
         array(select i.ignored_id::text from ignored_members i
           where i.account_id = a.account_id and i.chat_id = a.chat_id order by i.at, i.ignored_id) as ignored,
         array(select i.ignored_id from ignored_members i where i.account_id = a.account_id and i.chat_id = a.chat_id
           union all select b.blocked_id from blocks b where b.account_id = a.account_id)::text as silenced,
         array(select z.seq from hidden_messages z
           where z.account_id = a.account_id and z.chat_id = a.chat_id and z.seq > a.cleared_seq)::text as hidden
       from account_chats a where a.account_id = any($1::uuid[]) and ($2::uuid[] is null or a.chat_id = any($2::uuid[]))`,
      [accountIds, chatIds ?? null],
      'often',
    )
  ).rows;

type TheirRow = { reader: AccountId } & Omit<ListRow, Exclude<keyof OwnRow, 'chat_id'>>;

/** What lies with the chats: newest message and unread number, as they are for each reader. */
const readTheirs = async (db: Queryable, own: readonly OwnRow[]): Promise<TheirRow[]> =>
  (
    await db.query<TheirRow>(
      `select a.reader, c.chat_id, c.kind, c.name, c.photo, c.created_by, c.created_at, c.member_count, c.link_on, c.vanish_after, c.secret, m.role, m.joined_seq, h.last_seq,
         l.seq as message_seq, l.author as message_author, l.at as message_at, l.text as message_text, l.content as message_content,
         coalesce(l.deleted, false) as message_deleted, u.unread, coalesce(u.mentioned, false) as mentioned
       from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::uuid[])
         as a(chat_id, read_seq, cleared_seq, silenced, hidden, reader)
       join chats c on c.chat_id = a.chat_id
       join chat_log_head h on h.chat_id = a.chat_id
       join chat_members m on m.chat_id = a.chat_id and m.account_id = a.reader
       left join lateral (
         select e.seq, e.author, e.at, coalesce(x.text, e.body ->> 'text', '') as text,
           coalesce(x.content, e.body -> 'content') as content, x.deleted_at is not null as deleted
         from chat_log e left join message_changes x on x.chat_id = e.chat_id and x.seq = e.seq and x.hidden_from is distinct from a.reader
         where e.chat_id = a.chat_id and e.seq <= h.last_counted_seq and e.seq >= m.joined_seq and e.seq > a.cleared_seq and e.counts
           and e.hidden_from is distinct from a.reader and e.seq <> all(a.hidden::bigint[])
           and (c.kind <> 'group' or e.author <> all(a.silenced::uuid[]))
         order by e.seq desc limit 1) l on true
       cross join lateral (
         select count(*)::int as unread, bool_or(n.mentioned) as mentioned from (
           select e.body ? 'mentions' and (e.body -> 'mentions' @> jsonb_build_array(jsonb_build_object('accountId', a.reader))
             or e.body -> 'mentions' @> '[{"accountId": null}]') as mentioned
           from chat_log e
           where e.chat_id = a.chat_id and e.seq > greatest(a.read_seq, a.cleared_seq) and e.seq <= h.last_counted_seq and e.counts
             and e.author <> a.reader and e.hidden_from is distinct from a.reader and e.author <> all(a.silenced::uuid[])
           order by e.seq limit $7) n) u`,
      [
        own.map((row) => row.chat_id),
        own.map((row) => row.read_seq),
        own.map((row) => row.cleared_seq),
        own.map((row) => row.silenced),
        own.map((row) => row.hidden),
        own.map((row) => row.reader),
        limits.unreadCounted,
      ],
      'often',
    )
  ).rows;

const readLists = async (
  db: Queryable,
  accountIds: readonly AccountId[],
  chatIds?: readonly ChatId[],
): Promise<Map<AccountId, ListRow[]>> => {
  const rows = await readOwn(db, accountIds, chatIds);
  const placeOf = ({ reader, chat_id: chatId }: { reader: AccountId; chat_id: ChatId }) =>
    `${reader} ${chatId}`;
  const own = new Map(rows.map((row) => [placeOf(row), row]));
  const lists = new Map<AccountId, ListRow[]>(accountIds.map((id) => [id, []]));
  for (const row of own.size > 0 ? await readTheirs(db, rows) : []) {
    const { silenced: _silenced, hidden: _hidden, ...mine } = own.get(placeOf(row)) as OwnRow;
    lists.get(row.reader)?.push({ ...row, ...mine });
  }
  return lists;
};

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
): Promise<ListRow[]> => (await readLists(db, [accountId], chatIds)).get(accountId) ?? [];

/** Lists read in one statement: each may hold hundreds of chats. */
const listsAtOnce = 20;

/** The same for all chats of each of many people, when many connect. */
export const readWholeList = gather(async (db, accountIds: AccountId[]) => {
  const lists = await readLists(db, [...new Set(accountIds)]);
  return (id): readonly ListRow[] => lists.get(id) ?? [];
}, listsAtOnce);

/** Whose faces are asked for: of the others in these chats. */
interface FacesWish {
  reader: AccountId;
  chatIds: readonly ChatId[];
}

const readFacesOfAll = async (
  db: Queryable,
  wishes: readonly FacesWish[],
): Promise<(wish: FacesWish) => Map<ChatId, AccountId[]>> => {
  const faces = wishes.map(() => new Map<ChatId, AccountId[]>());
  const { rows } = await db.query<{ wish: number; chat_id: ChatId; account_id: AccountId }>(
    `select c.wish, c.chat_id, f.account_id from unnest($1::int[], $2::uuid[], $3::uuid[]) as c(wish, chat_id, reader)
     cross join lateral (
       select m.account_id, m.joined_seq from chat_members m
       where m.chat_id = c.chat_id and m.account_id <> c.reader order by m.joined_seq, m.account_id limit 4) f`,
    [
      wishes.flatMap(({ chatIds }, at) => chatIds.map(() => at)),
      wishes.flatMap(({ chatIds }) => chatIds),
      wishes.flatMap(({ chatIds, reader }) => chatIds.map(() => reader)),
    ],
    'often',
  );
  for (const { wish, chat_id: chatId, account_id: id } of rows) {
    const some = faces[wish]?.get(chatId);
    if (some) some.push(id);
    else faces[wish]?.set(chatId, [id]);
  }
  return (wish) => faces[wishes.indexOf(wish)] ?? new Map();
};

/** Up to four others of each chat, those longest in first. */
export const readFaces = async (
  db: Queryable,
  chatIds: readonly ChatId[],
  reader: AccountId,
): Promise<Map<ChatId, AccountId[]>> => {
  const wish = { reader, chatIds };
  return (await readFacesOfAll(db, [wish]))(wish);
};

/** The same for many people at once, when many connect. */
export const readFacesTogether = gather(readFacesOfAll, listsAtOnce);

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
