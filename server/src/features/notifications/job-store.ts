import type {
  AccountId,
  ChatId,
  ChatKind,
  ChatNotify,
  ChatSound,
  NotificationSettings,
  PictureId,
} from '@maru/contract';
import { limits } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import { joinSeen } from '../accounts/index.ts';
import type { DeviceRow } from './store.ts';

/** Somebody is to be told something on one device: places in a log, never what stands there. */
export interface JobRow {
  account_id: AccountId;
  device_id: string;
  chat_id: ChatId;
  kind: 'message' | 'read';
  from_seq: number;
  seq: number;
  due_at: Date;
  made_at: Date;
  tries: number;
}

/** Of a log that was never looked through, no more than the end is. */
const firstStretch = 100;

/**
 * Goes through what has come in these chats since the last look, and notes for each device of each member who is not
 * its author what it is to be told. One statement sees one moment: nothing can fall between the look and the new mark.
 */
export const planMessages = async (
  tx: Tx,
  chatIds: readonly ChatId[],
  { now, since }: { now: Date; since: Date },
): Promise<number> => {
  await tx.query(
    `insert into push_heads (chat_id, seq) select chat_id, greatest(0, last_counted_seq - ${firstStretch})
     from chat_log_head where chat_id = any($1::uuid[]) on conflict do nothing`,
    [chatIds],
  );
  const { rowCount } = await tx.query(
    `with taken as materialized (
       select chat_id, seq from push_heads where chat_id = any($1::uuid[]) order by chat_id for update skip locked
     ), moved as (
       update push_heads p set seq = h.last_counted_seq from taken t join chat_log_head h using (chat_id)
       where p.chat_id = t.chat_id and p.seq < h.last_counted_seq
     ), fresh as (
       select e.chat_id, e.seq, e.author, e.hidden_from, e.at from taken t
       join chat_log e on e.chat_id = t.chat_id and e.seq > t.seq and e.counts where e.at > $3
     )
     insert into push_jobs as j (account_id, device_id, chat_id, kind, from_seq, seq, due_at, made_at)
     select d.account_id, d.device_id, f.chat_id, 'message', min(f.seq), max(f.seq), $2, $2
     from fresh f
     join chat_members m on m.chat_id = f.chat_id and m.joined_seq <= f.seq and m.account_id <> f.author
       and m.account_id is distinct from f.hidden_from
     join account_chats a on a.account_id = m.account_id and a.chat_id = f.chat_id and a.read_seq < f.seq and not a.quiet
     join push_devices d on d.account_id = m.account_id and d.created_at <= f.at
     where not exists (select 1 from blocks b where b.account_id = m.account_id and b.blocked_id = f.author)
       and not exists (select 1 from ignored_members i
         where i.account_id = m.account_id and i.chat_id = f.chat_id and i.ignored_id = f.author)
     group by d.account_id, d.device_id, f.chat_id
     on conflict (account_id, device_id, chat_id) do update set kind = 'message', seq = greatest(j.seq, excluded.seq),
       from_seq = case j.kind when 'message' then least(j.from_seq, excluded.from_seq) else excluded.from_seq end,
       made_at = case j.kind when 'message' then j.made_at else excluded.made_at end,
       due_at = case j.kind when 'message' then j.due_at else excluded.due_at end`,
    [chatIds, now, since],
  );
  return rowCount ?? 0;
};

/** Chats of those who take push whose log goes on after what was looked through. */
export const readBehind = async (db: Queryable, limit: number): Promise<ChatId[]> =>
  (
    await db.query<{ chat_id: ChatId }>(
      `select distinct a.chat_id from (select distinct account_id from push_devices) d join account_chats a using (account_id)
       join chat_log_head h using (chat_id) left join push_heads p using (chat_id)
       where h.last_counted_seq > coalesce(p.seq, 0) limit $1`,
      [limit],
    )
  ).rows.map((row) => row.chat_id);

/** How far somebody has read a chat. */
export interface ReadMark {
  accountId: AccountId;
  chatId: ChatId;
  seq: number;
}

/**
 * What was read needs no telling any more, and where it is shown it is to be taken away: on devices that allow push
 * without something to show, and are not connected, for those see to it themselves.
 */
export const planReads = async (
  tx: Tx,
  marks: readonly ReadMark[],
  { now, connected }: { now: Date; connected: readonly string[] },
): Promise<void> => {
  const columns = [
    marks.map((one) => one.accountId),
    marks.map((one) => one.chatId),
    marks.map((one) => one.seq),
  ];
  const input = 'unnest($1::uuid[], $2::uuid[], $3::bigint[]) as r(account_id, chat_id, seq)';
  await tx.query(
    `delete from push_jobs j using ${input} where j.account_id = r.account_id and j.chat_id = r.chat_id
     and j.kind = 'message' and j.seq <= r.seq and j.claimed_until is null`,
    columns,
  );
  await tx.query(
    `with gone as (
       delete from push_shown s using ${input}
       where s.account_id = r.account_id and s.chat_id = r.chat_id and s.seq <= r.seq
       returning s.account_id, s.device_id, s.chat_id, r.seq
     )
     insert into push_jobs (account_id, device_id, chat_id, kind, from_seq, seq, due_at, made_at)
     select g.account_id, g.device_id, g.chat_id, 'read', g.seq, g.seq, $4, $4
     from gone g join push_devices d using (account_id, device_id)
     where d.endpoint not like 'https://%.push.apple.com/%' and d.session_id <> all($5::uuid[])
     on conflict do nothing`,
    [...columns, now, connected],
  );
};

/** Takes what is due for a while, so that nobody else takes it. */
export const claimJobs = async (
  db: Queryable,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<JobRow[]> =>
  (
    await db.query<JobRow>(
      `update push_jobs j set claimed_until = $2, tries = j.tries + 1
       from (select account_id, device_id, chat_id from push_jobs
         where due_at <= $1 and (claimed_until is null or claimed_until < $1)
         order by due_at limit $3 for update skip locked) d
       where j.account_id = d.account_id and j.device_id = d.device_id and j.chat_id = d.chat_id
       returning j.account_id, j.device_id, j.chat_id, j.kind, j.from_seq, j.seq, j.due_at, j.made_at, j.tries`,
      [now, until, limit],
    )
  ).rows;

const oneJob = 'account_id = $1 and device_id = $2 and chat_id = $3';
const keyOf = (job: JobRow) => [job.account_id, job.device_id, job.chat_id];

/** Done with a job; what came meanwhile stays to be done. */
export const finishJob = async (db: Queryable, job: JobRow, now: Date): Promise<void> => {
  const { rowCount } = await db.query(`delete from push_jobs where ${oneJob} and seq = $4 and kind = $5`, [
    ...keyOf(job),
    job.seq,
    job.kind,
  ]);
  if (rowCount === 0)
    await db.query(
      `update push_jobs set from_seq = greatest(from_seq, $4 + 1), claimed_until = null, tries = 0, due_at = $5, made_at = $5
       where ${oneJob}`,
      [...keyOf(job), job.kind === 'message' ? job.seq : 0, now],
    );
};

/** Leaves a job for later; `waits` where nothing was tried. */
export const postponeJob = async (
  db: Queryable,
  job: JobRow,
  { dueAt, waits }: { dueAt: Date; waits: boolean },
): Promise<void> => {
  await db.query(
    `update push_jobs set due_at = $4, claimed_until = null, tries = tries - $5 where ${oneJob}`,
    [...keyOf(job), dueAt, waits ? 1 : 0],
  );
};

/** Notes up to where a device shows a chat. */
export const saveShown = async (
  db: Queryable,
  job: JobRow,
  { seq, at }: { seq: number; at: Date },
): Promise<void> => {
  await db.query(
    `insert into push_shown as s (account_id, device_id, chat_id, seq, told_at) values ($1, $2, $3, $4, $5)
     on conflict (account_id, device_id, chat_id) do update set seq = greatest(s.seq, excluded.seq), told_at = excluded.told_at`,
    [...keyOf(job), seq, at],
  );
};

/** How things stand for a job: the device, what its owner decided, the chat as they see it. */
export interface SituationRow extends DeviceRow {
  place: number;
  chat_id: ChatId;
  settings: Partial<NotificationSettings> | null;
  shown_seq: number;
  told_at: Date | null;
  read_seq: number | null;
  kind: ChatKind;
  secret: boolean;
  muted_until: Date | null;
  quiet: boolean;
  notify: ChatNotify;
  sound: ChatSound;
  chat_name: string | null;
  names: string | null;
  unread: number;
  badge: number;
}

const unreadOf = (
  account: string,
  chat: string,
): string => `select 1 from chat_log e where e.chat_id = ${chat}.chat_id
  and e.seq > greatest(${chat}.read_seq, ${chat}.cleared_seq) and e.counts and e.author <> ${account}
  and e.hidden_from is distinct from ${account}
  and e.author <> all(array(select b.blocked_id from blocks b where b.account_id = ${account}))
  and e.author <> all(array(select i.ignored_id from ignored_members i
    where i.account_id = ${account} and i.chat_id = ${chat}.chat_id)) limit ${limits.unreadCounted}`;

/** Joins to a seat `a` in a chat `c` what is said in place of a name where it has none: the first few of the others in it. */
export const joinNames = `left join lateral (
  select string_agg(z.name, ', ') as names from (
    select coalesce(r.own_name, seen.name) as name from chat_members y join accounts p on p.account_id = y.account_id
    ${joinSeen({ account: 'p', reader: 'a.account_id', chat: 'a.chat_id' })}
    left join friends r on r.account_id = a.account_id and r.friend_id = y.account_id
    where y.chat_id = a.chat_id and y.account_id <> a.account_id order by y.joined_seq, y.account_id limit 4) z
) f on a.own_name is null and c.name is null`;

/** How things stand for these jobs; those whose device, session or seat in the chat is gone, or who are kept out, are missing. */
export const readSituations = async (
  db: Queryable,
  jobs: readonly JobRow[],
  now: Date,
): Promise<SituationRow[]> =>
  (
    await db.query<SituationRow>(
      `select k.place::int, d.*, a.chat_id, n.settings, coalesce(w.seq, 0) as shown_seq, w.told_at, a.read_seq, c.kind, c.secret, a.muted_until,
         a.quiet, a.notify, a.sound, coalesce(a.own_name, c.name) as chat_name, f.names, u.unread, b.badge
       from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as k(account_id, device_id, chat_id, place)
       join push_devices d on d.account_id = k.account_id and d.device_id = k.device_id
       join sessions s on s.session_id = d.session_id
       join account_chats a on a.account_id = k.account_id and a.chat_id = k.chat_id
       join chat_members m on m.chat_id = k.chat_id and m.account_id = k.account_id
       join chats c on c.chat_id = k.chat_id
       left join notification_settings n on n.account_id = k.account_id
       left join push_shown w on w.account_id = k.account_id and w.device_id = k.device_id and w.chat_id = k.chat_id
       cross join lateral (select count(*)::int as unread from (${unreadOf('k.account_id', 'a')}) x) u
       cross join lateral (
         select coalesce(sum(greatest(one.unread, o.marked_unread::int)), 0)::int as badge
         from account_chats o join chat_log_head h on h.chat_id = o.chat_id
         cross join lateral (select count(*)::int as unread from (${unreadOf('k.account_id', 'o')}) x) one
         where o.account_id = k.account_id and not o.quiet and (o.marked_unread or h.last_counted_seq > o.read_seq)) b
       ${joinNames}
       where not exists (
         select 1 from suspensions x where x.account_id = k.account_id and (x.ends_at is null or x.ends_at > $4))`,
      [
        jobs.map((one) => one.account_id),
        jobs.map((one) => one.device_id),
        jobs.map((one) => one.chat_id),
        now,
      ],
    )
  ).rows;

/** Who wrote, as their readers see them in that chat: the name the reader gave them, or the one that is shown to them. */
export const readSenders = async (
  db: Queryable,
  pairs: readonly { reader: AccountId; author: AccountId; chatId: ChatId | null }[],
): Promise<Map<string, { name: string; photo: PictureId | null }>> => {
  const { rows } = await db.query<{ reader: string; author: string; name: string; photo: PictureId | null }>(
    `select k.reader, k.author, coalesce(f.own_name, seen.name) as name, seen.photo
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k(reader, author, chat_id) join accounts p on p.account_id = k.author
     ${joinSeen({ account: 'p', reader: 'k.reader', chat: 'k.chat_id' })}
     left join friends f on f.account_id = k.reader and f.friend_id = k.author`,
    [pairs.map((one) => one.reader), pairs.map((one) => one.author), pairs.map((one) => one.chatId)],
  );
  return new Map(rows.map(({ reader, author, name, photo }) => [`${reader} ${author}`, { name, photo }]));
};
