import type { AccountId, ChatId, ChatKind, MemberRole, PictureId } from '@maru/contract';
import { gather, type Queryable } from '../../platform/db/index.ts';

/** A chat as it is kept. */
export interface ChatRow {
  chat_id: ChatId;
  kind: ChatKind;
  name: string | null;
  photo: PictureId | null;
  created_by: AccountId;
  created_at: Date;
  member_count: number;
  link_on: boolean;
  vanish_after: number | null;
  secret: boolean;
}

/** A member as it is kept with the chat. */
export interface MemberRow {
  account_id: AccountId;
  role: MemberRole;
  joined_seq: number;
  read_seq: number;
  joined_at: Date;
}

const chatColumns =
  'chat_id, kind, name, photo, created_by, created_at, member_count, link_on, vanish_after, secret';

/** One chat. */
export const readChat = async (db: Queryable, id: ChatId): Promise<ChatRow | undefined> =>
  (await db.query<ChatRow>(`select ${chatColumns} from chats where chat_id = $1`, [id])).rows[0];

/** One chat, kept from changing until the transaction ends. */
export const lockChat = async (db: Queryable, id: ChatId): Promise<ChatRow | undefined> =>
  (await db.query<ChatRow>(`select ${chatColumns} from chats where chat_id = $1 for update`, [id])).rows[0];

/** All members of a chat. */
export const readMembers = async (db: Queryable, id: ChatId): Promise<MemberRow[]> =>
  (
    await db.query<MemberRow>(
      'select account_id, role, joined_seq, read_seq, joined_at from chat_members where chat_id = $1',
      [id],
    )
  ).rows;

/** How the two of a one-to-one chat stand to each other. */
interface DirectRow {
  chat_id: ChatId;
  blockers: AccountId[];
  strangers: AccountId[];
  gone: AccountId[];
}

/** How the two of each one-to-one chat stand to each other: asked of the persons, with whom it lies. */
const readDirects = async (
  db: Queryable,
  pairs: ReadonlyMap<ChatId, readonly AccountId[]>,
): Promise<DirectRow[]> => {
  if (pairs.size === 0) return [];
  const persons = [...new Set([...pairs.values()].flat())];
  const [blocks, strange, gone] = await Promise.all([
    db.query<{ account_id: AccountId; blocked_id: AccountId }>(
      'select account_id, blocked_id from blocks where account_id = any($1::uuid[]) and blocked_id = any($1::uuid[])',
      [persons],
      'often',
    ),
    db.query<{ account_id: AccountId; chat_id: ChatId }>(
      'select account_id, chat_id from account_chats where account_id = any($1::uuid[]) and chat_id = any($2::uuid[]) and stranger',
      [persons, [...pairs.keys()]],
      'often',
    ),
    db.query<{ account_id: AccountId }>(
      `select account_id from accounts where account_id = any($1::uuid[]) and (kind = 'gone' or leaves_at is not null)`,
      [persons],
      'often',
    ),
  ]);
  const blocked = new Set(blocks.rows.map((row) => `${row.account_id} ${row.blocked_id}`));
  const strangerIn = new Set(strange.rows.map((row) => `${row.chat_id} ${row.account_id}`));
  const away = new Set(gone.rows.map((row) => row.account_id));
  return [...pairs].map(([chatId, both]) => ({
    chat_id: chatId,
    blockers: both.filter((one) => both.some((other) => blocked.has(`${one} ${other}`))),
    strangers: both.filter((one) => strangerIn.has(`${chatId} ${one}`)),
    gone: both.filter((one) => away.has(one)),
  }));
};

/** Everything rules need to know of some chats: of the chats at once, then of the persons in those of two. */
export const readRooms = async (
  db: Queryable,
  ids: readonly ChatId[],
): Promise<{ chats: ChatRow[]; members: (MemberRow & { chat_id: ChatId })[]; directs: DirectRow[] }> => {
  const [chats, members] = await Promise.all([
    db.query<ChatRow>(`select ${chatColumns} from chats where chat_id = any($1::uuid[])`, [ids], 'often'),
    db.query<MemberRow & { chat_id: ChatId }>(
      'select chat_id, account_id, role, joined_seq, read_seq, joined_at from chat_members where chat_id = any($1::uuid[])',
      [ids],
      'often',
    ),
  ]);
  const pairs = new Map<ChatId, AccountId[]>();
  for (const chat of chats.rows) if (chat.kind === 'direct') pairs.set(chat.chat_id, []);
  for (const row of members.rows) pairs.get(row.chat_id)?.push(row.account_id);
  return { chats: chats.rows, members: members.rows, directs: await readDirects(db, pairs) };
};

/** A page of members: hosts first, then by joining. */
export const readMembersPage = async (
  db: Queryable,
  id: ChatId,
  page: { after: { rank: number; joinedSeq: number; accountId: string } | undefined; limit: number },
): Promise<(MemberRow & { rank: number })[]> => {
  const { rank, joinedSeq, accountId } = page.after ?? {
    rank: -1,
    joinedSeq: 0,
    accountId: '00000000-0000-0000-0000-000000000000',
  };
  const { rows } = await db.query<MemberRow & { rank: number }>(
    `select * from (select account_id, role, joined_seq, read_seq, joined_at,
       case role when 'host' then 0 when 'member' then 1 else 2 end as rank from chat_members where chat_id = $1) m
     where (rank, joined_seq, account_id) > ($2::int, $3::bigint, $4::uuid) order by rank, joined_seq, account_id limit $5`,
    [id, rank, joinedSeq, accountId, page.limit],
  );
  return rows;
};

/** Sets after how many seconds messages of a chat go by themselves. */
export const updateVanishing = async (db: Queryable, id: ChatId, after: number | null): Promise<void> => {
  await db.query('update chats set vanish_after = $2 where chat_id = $1', [id, after]);
};

const pair = (a: AccountId, b: AccountId): [low: AccountId, high: AccountId] => (a < b ? [a, b] : [b, a]);

/** The one-to-one chat of two persons (or of one with themselves). */
export const readDirectChatId = async (
  db: Queryable,
  a: AccountId,
  b: AccountId,
): Promise<ChatId | undefined> =>
  (
    await db.query<{ chat_id: ChatId }>(
      'select chat_id from direct_chats where account_id = $1 and other_id = $2',
      pair(a, b),
    )
  ).rows[0]?.chat_id;

/** Claims the place of the one chat of two persons. False when somebody was first. */
export const claimDirectChat = async (
  db: Queryable,
  between: [AccountId, AccountId],
  id: ChatId,
): Promise<boolean> =>
  (
    await db.query(
      'insert into direct_chats (account_id, other_id, chat_id) values ($1, $2, $3) on conflict do nothing',
      [...pair(...between), id],
    )
  ).rowCount === 1;

/** Adds a chat. */
export const insertChat = async (
  db: Queryable,
  row: Omit<ChatRow, 'link_on' | 'photo' | 'member_count' | 'vanish_after'>,
): Promise<void> => {
  await db.query(
    'insert into chats (chat_id, kind, name, created_by, created_at, secret) values ($1, $2, $3, $4, $5, $6)',
    [row.chat_id, row.kind, row.name, row.created_by, row.created_at, row.secret],
  );
};

/** Who comes into a chat, and how. */
export interface Newcomers {
  chatId: ChatId;
  accountIds: readonly AccountId[];
  role: MemberRole;
  joinedSeq: number;
  at: Date;
  strangers?: readonly AccountId[];
}

/** Adds members on both sides: with the chat and with each person. */
export const insertMembers = async (
  db: Queryable,
  { chatId, accountIds, role, joinedSeq, at, strangers = [] }: Newcomers,
): Promise<void> => {
  await db.query(
    `insert into chat_members (chat_id, account_id, role, joined_seq, read_seq, joined_at)
     select $1, id, $3, $4, $4, $5 from unnest($2::uuid[]) as id on conflict do nothing`,
    [chatId, accountIds, role, joinedSeq, at],
  );
  await db.query(
    `insert into account_chats (account_id, chat_id, joined_at, read_seq, stranger)
     select id, $1, $3, $4, id = any($5::uuid[]) from unnest($2::uuid[]) as id on conflict do nothing`,
    [chatId, accountIds, at, joinedSeq, strangers],
  );
  await db.query(
    'update chats set member_count = (select count(*) from chat_members where chat_id = $1) where chat_id = $1',
    [chatId],
  );
  await db.query('delete from invitations where chat_id = $1 and account_id = any($2::uuid[])', [
    chatId,
    accountIds,
  ]);
};

/** Takes somebody out of a chat on both sides. */
export const deleteMember = async (db: Queryable, chatId: ChatId, accountId: AccountId): Promise<void> => {
  await db.query('delete from chat_members where chat_id = $1 and account_id = $2', [chatId, accountId]);
  await db.query('delete from account_chats where account_id = $2 and chat_id = $1', [chatId, accountId]);
  await db.query('delete from ignored_members where account_id = $2 and chat_id = $1', [chatId, accountId]);
  await db.query(
    'update chats set member_count = (select count(*) from chat_members where chat_id = $1) where chat_id = $1',
    [chatId],
  );
};

/** The chats somebody is in as a guest. */
export const readGuestChats = async (db: Queryable, accountId: AccountId): Promise<ChatId[]> =>
  (
    await db.query<{ chat_id: ChatId }>(
      `select m.chat_id from account_chats a join chat_members m using (chat_id, account_id) where a.account_id = $1 and m.role = 'guest'`,
      [accountId],
    )
  ).rows.map((row) => row.chat_id);

/** Changes what a member may do. */
export const updateRole = async (
  db: Queryable,
  member: { chatId: ChatId; accountId: AccountId; role: MemberRole },
): Promise<void> => {
  await db.query('update chat_members set role = $3 where chat_id = $1 and account_id = $2', [
    member.chatId,
    member.accountId,
    member.role,
  ]);
};

/** Changes name and photo; undefined stays. */
export const updateChat = async (
  db: Queryable,
  id: ChatId,
  change: { name?: string | null | undefined; photo?: PictureId | null | undefined },
): Promise<void> => {
  await db.query(
    'update chats set name = case when $2 then $3 else name end, photo = case when $4 then $5::uuid else photo end where chat_id = $1',
    [id, change.name !== undefined, change.name ?? null, change.photo !== undefined, change.photo ?? null],
  );
};

/** Hides a one-to-one chat from its owner's list and clears what came before. */
export const clearChat = async (
  db: Queryable,
  { accountId, chatId, seq }: { accountId: AccountId; chatId: ChatId; seq: number },
): Promise<void> => {
  await db.query(
    'update account_chats set left_list = true, cleared_seq = $3, read_seq = greatest(read_seq, $3), pinned_at = null where account_id = $1 and chat_id = $2',
    [accountId, chatId, seq],
  );
};

/** Puts a one-to-one chat back into its owner's list. */
export const unhideChat = async (db: Queryable, accountId: AccountId, chatId: ChatId): Promise<void> => {
  await db.query('update account_chats set left_list = false where account_id = $1 and chat_id = $2', [
    accountId,
    chatId,
  ]);
};

/** A stranger's chat becomes one like any other; gives how far it was read. */
export const acceptStrangerRow = async (
  db: Queryable,
  accountId: AccountId,
  chatId: ChatId,
): Promise<number | undefined> =>
  (
    await db.query<{ read_seq: number }>(
      'update account_chats set stranger = false where account_id = $1 and chat_id = $2 and stranger returning read_seq',
      [accountId, chatId],
    )
  ).rows[0]?.read_seq;

/** Those among `ids` who have added `friendId`. */
export const whoAdded = async (
  db: Queryable,
  ids: readonly AccountId[],
  friendId: AccountId,
): Promise<Set<AccountId>> => {
  const { rows } = await db.query<{ account_id: AccountId }>(
    'select account_id from friends where account_id = any($1::uuid[]) and friend_id = $2',
    [ids, friendId],
  );
  return new Set(rows.map((row) => row.account_id));
};

/** Those among `ids` who have blocked `blockedId`. */
export const whoBlocked = async (
  db: Queryable,
  ids: readonly AccountId[],
  blockedId: AccountId,
): Promise<Set<AccountId>> => {
  const { rows } = await db.query<{ account_id: AccountId }>(
    'select account_id from blocks where account_id = any($1::uuid[]) and blocked_id = $2',
    [ids, blockedId],
  );
  return new Set(rows.map((row) => row.account_id));
};

/** Adds invitations; gives those that are new. */
export const insertInvitations = async (
  db: Queryable,
  asked: { chatId: ChatId; accountIds: readonly AccountId[]; inviterId: AccountId; at: Date },
): Promise<AccountId[]> => {
  const { rows } = await db.query<{ account_id: AccountId }>(
    `insert into invitations (account_id, chat_id, inviter_id, at) select id, $1, $3, $4 from unnest($2::uuid[]) as id
     on conflict do nothing returning account_id`,
    [asked.chatId, asked.accountIds, asked.inviterId, asked.at],
  );
  return rows.map((row) => row.account_id);
};

/** An invitation as it is kept. */
export interface InvitationRow {
  chat_id: ChatId;
  inviter_id: AccountId;
  at: Date;
}

/** The invitations that wait for somebody, newest first. */
export const readInvitations = async (db: Queryable, accountId: AccountId): Promise<InvitationRow[]> =>
  (
    await db.query<InvitationRow>(
      'select chat_id, inviter_id, at from invitations where account_id = $1 order by at desc limit 100',
      [accountId],
    )
  ).rows;

/** Takes an invitation away; gives it where there was one. */
export const takeInvitation = async (
  db: Queryable,
  accountId: AccountId,
  chatId: ChatId,
): Promise<InvitationRow | undefined> =>
  (
    await db.query<InvitationRow>(
      'delete from invitations where account_id = $1 and chat_id = $2 returning chat_id, inviter_id, at',
      [accountId, chatId],
    )
  ).rows[0];

/** Does this picture belong to this account? */
export const ownsPicture = async (
  db: Queryable,
  accountId: AccountId,
  picture: PictureId,
): Promise<boolean> =>
  (await db.query('select 1 from pictures where account_id = $1 and picture_id = $2', [accountId, picture]))
    .rowCount === 1;

/** The logs of somebody's chats and how far they have come: of many people at once, when many connect. */
export const readLogsOf = gather(
  async (
    db,
    accountIds: AccountId[],
  ): Promise<(id: AccountId) => { chat_id: ChatId; last_seq: number }[]> => {
    const mine = await db.query<{ account_id: AccountId; chat_id: ChatId }>(
      'select account_id, chat_id from account_chats where account_id = any($1::uuid[])',
      [[...new Set(accountIds)]],
      'often',
    );
    const heads = await db.query<{ chat_id: ChatId; last_seq: number }>(
      'select chat_id, last_seq from chat_log_head where chat_id = any($1::uuid[])',
      [[...new Set(mine.rows.map((row) => row.chat_id))]],
      'often',
    );
    const headOf = new Map(heads.rows.map((row) => [row.chat_id, row]));
    const logsOf = new Map<AccountId, { chat_id: ChatId; last_seq: number }[]>();
    for (const { account_id: id, chat_id: chatId } of mine.rows) {
      const head = headOf.get(chatId);
      const some = logsOf.get(id) ?? [];
      logsOf.set(id, some);
      if (head) some.push(head);
    }
    return (id) => logsOf.get(id) ?? [];
  },
);
