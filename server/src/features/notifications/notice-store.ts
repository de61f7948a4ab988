import type { AccountId, CallId, ChatId, LoginChange, SessionId, SignInNews } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import { joinNames } from './job-store.ts';
import type { DeviceRow } from './store.ts';

/** Something a browser is to be told that is no message, with the browser. */
export interface NoticeRow extends DeviceRow {
  kind: 'security' | 'birthdays' | 'call' | 'callOver';
  /** What happened; for birthdays nothing more; the id of a call. */
  matter: string;
  /** Whose birthday it is; who calls. */
  friends: AccountId[];
  /** The chat of a call. */
  chat_id: ChatId | null;
  made_at: Date;
  until: Date;
  tries: number;
}

/** Since when it is to be told, and until when that makes sense. */
interface Times {
  now: Date;
  until: Date;
}

const again = `on conflict (account_id, device_id, kind, matter) do update set friends = excluded.friends,
  made_at = excluded.made_at, due_at = excluded.due_at, until = excluded.until, tries = 0, claimed_until = null`;

/** Plans to tell all browsers of an account of something about its safety, but for that of one session. */
export const planSecurity = async (
  tx: Tx,
  of: { accountId: AccountId; what: LoginChange | SignInNews; by: SessionId | null },
  { now, until }: Times,
): Promise<void> => {
  await tx.query(
    `insert into push_notices (account_id, device_id, kind, matter, friends, made_at, due_at, until)
     select account_id, device_id, 'security', $2, '{}', $4, $4, $5 from push_devices
     where account_id = $1 and session_id is distinct from $3 ${again}`,
    [of.accountId, of.what, of.by, now, until],
  );
};

/** Plans to tell the browsers of these readers whose birthday it is. */
export const planBirthdays = async (
  tx: Tx,
  readers: readonly { reader: AccountId; friends: readonly AccountId[] }[],
  { now, until }: Times,
): Promise<void> => {
  await tx.query(
    `insert into push_notices (account_id, device_id, kind, matter, friends, made_at, due_at, until)
     select d.account_id, d.device_id, 'birthdays', '', array(select jsonb_array_elements_text(r.friends)::uuid), $2, $2, $3
     from jsonb_to_recordset($1::jsonb) as r (reader uuid, friends jsonb) join push_devices d on d.account_id = r.reader ${again}`,
    [JSON.stringify(readers), now, until],
  );
};

/** Plans to ring the browsers of these people, or to tell them that it rings no longer; the one takes the place of the other. */
export const planCall = async (
  tx: Tx,
  of: {
    kind: 'call' | 'callOver';
    chatId: ChatId;
    callId: CallId;
    by: AccountId;
    readers: readonly AccountId[];
    /** Apple’s browsers end push that shows nothing: they are spared what only takes away. */
    showsNothing: boolean;
  },
  { now, until }: Times,
): Promise<void> => {
  await tx.query(
    `delete from push_notices where account_id = any($1::uuid[]) and kind in ('call', 'callOver') and matter = $2`,
    [of.readers, of.callId],
  );
  await tx.query(
    `insert into push_notices (account_id, device_id, kind, matter, friends, chat_id, made_at, due_at, until)
     select account_id, device_id, $2, $3, array[$4::uuid], $5, $6, $6, $7 from push_devices
     where account_id = any($1::uuid[]) and (not $8 or endpoint not like 'https://%.push.apple.com/%') ${again}`,
    [of.readers, of.kind, of.callId, of.by, of.chatId, now, until, of.showsNothing],
  );
};

/** What counts for calls in a chat of what somebody has decided, and what the chat is called for them. */
export interface CallDeciding {
  muted_until: Date | null;
  quiet: boolean;
  name: string | null;
}

/** How somebody has it with calls in a chat. */
export const readCallDeciding = async (
  db: Queryable,
  { accountId, chatId }: { accountId: AccountId; chatId: ChatId },
): Promise<CallDeciding | undefined> =>
  (
    await db.query<CallDeciding>(
      `select a.muted_until, a.quiet, coalesce(a.own_name, c.name, f.names) as name
       from account_chats a join chats c on c.chat_id = a.chat_id ${joinNames} where a.account_id = $1 and a.chat_id = $2`,
      [accountId, chatId],
    )
  ).rows[0];

/** Takes what is due for a while, so that nobody else takes it. What nobody takes any more, or is too old, is forgotten. */
export const claimNotices = async (
  db: Queryable,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<NoticeRow[]> => {
  const { rows } = await db.query<NoticeRow>(
    `with due as (
       select account_id, device_id, kind, matter from push_notices
       where due_at <= $1 and (claimed_until is null or claimed_until < $1)
       order by due_at limit $3 for update skip locked
     ), taken as (
       update push_notices n set claimed_until = $2, tries = n.tries + 1 from due
       where n.account_id = due.account_id and n.device_id = due.device_id and n.kind = due.kind and n.matter = due.matter
       returning n.*
     )
     select d.*, t.kind, t.matter, t.friends, t.chat_id, t.made_at, t.until, t.tries
     from taken t join push_devices d using (account_id, device_id) join sessions s using (session_id) where t.until > $1`,
    [now, until, limit],
  );
  await db.query(
    `delete from push_notices n where until <= $1
       or not exists (select 1 from push_devices d join sessions s using (session_id) where d.account_id = n.account_id and d.device_id = n.device_id)`,
    [now],
  );
  return rows;
};

const oneNotice = 'account_id = $1 and device_id = $2 and kind = $3 and matter = $4 and made_at = $5';
const keyOf = (row: NoticeRow) => [row.account_id, row.device_id, row.kind, row.matter, row.made_at];

/** Done with a notice; one that came meanwhile in its place stays to be told. */
export const finishNotice = async (db: Queryable, row: NoticeRow): Promise<void> => {
  await db.query(`delete from push_notices where ${oneNotice}`, keyOf(row));
};

/** Leaves a notice for later; `waits` where nothing was tried. */
export const postponeNotice = async (
  db: Queryable,
  row: NoticeRow,
  { dueAt, waits }: { dueAt: Date; waits: boolean },
): Promise<void> => {
  await db.query(
    `update push_notices set due_at = $6, claimed_until = null, tries = tries - $7 where ${oneNotice}`,
    [...keyOf(row), dueAt, waits ? 1 : 0],
  );
};
