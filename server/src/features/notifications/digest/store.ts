import type { AccountId, ChatId, ChatKind, NotificationSettings } from '@maru/contract';
import type { Queryable } from '../../../platform/db/index.ts';

/** Somebody who wants mails and is not here. */
export interface AwayRow {
  account_id: AccountId;
  handle: string;
  settings: Partial<NotificationSettings>;
  last_here: Date;
  period: string | null;
  told_at: Date | null;
}

/** People who want mails and were last here before a moment, in the order of their ids; those who are kept out or leaving want none. */
export const readAway = async (
  db: Queryable,
  { now, before, after, limit }: { now: Date; before: Date; after: AccountId | null; limit: number },
): Promise<AwayRow[]> =>
  (
    await db.query<AwayRow>(
      `select n.account_id, a.handle, n.settings, h.last_here, g.period::text as period, g.told_at
       from notification_settings n join accounts a using (account_id)
       left join digests g using (account_id)
       cross join lateral (select greatest(a.last_seen_at, (
         select max(s.last_used_at) from sessions s where s.account_id = n.account_id)) as last_here) h
       where n.settings->'digest'->>'every' in ('day', 'week') and a.kind = 'person' and a.leaves_at is null
         and h.last_here <= $2 and ($3::uuid is null or n.account_id > $3)
         and not exists (
           select 1 from suspensions x where x.account_id = n.account_id and (x.ends_at is null or x.ends_at > $1))
       order by n.account_id limit $4`,
      [now, before, after, limit],
    )
  ).rows;

/** What has come in one chat. */
export interface MissedRow {
  chat_id: ChatId;
  kind: ChatKind;
  secret: boolean;
  messages: number;
  authors: AccountId[];
}

/**
 * What has come since a moment and was not read, by chats: not in those that are muted or in the quiet box, in those that
 * ring for mentions alone only what calls the reader, and from nobody they have blocked or ignore.
 */
export const readMissed = async (
  db: Queryable,
  me: AccountId,
  { since, now, groups }: { since: Date; now: Date; groups: NotificationSettings['groups'] },
): Promise<MissedRow[]> =>
  (
    await db.query<MissedRow>(
      `select a.chat_id, c.kind, c.secret, count(*)::int as messages, array_agg(distinct e.author) as authors
       from account_chats a join chat_members m using (account_id, chat_id) join chats c using (chat_id)
       join chat_log_head h using (chat_id)
       join chat_log e on e.chat_id = a.chat_id and e.seq > greatest(a.read_seq, a.cleared_seq)
         and e.seq >= m.joined_seq and e.counts and e.author <> $1 and e.at > $2 and e.hidden_from is distinct from $1
       where a.account_id = $1 and not a.quiet and (a.muted_until is null or a.muted_until <= $3)
         and h.last_counted_seq > a.read_seq
         and not exists (select 1 from blocks b where b.account_id = $1 and b.blocked_id = e.author)
         and not exists (select 1 from ignored_members i
           where i.account_id = $1 and i.chat_id = a.chat_id and i.ignored_id = e.author)
         and (c.kind <> 'group' or a.notify = 'all' or (a.notify = 'default' and $4 = 'all')
           or e.body->'mentions' @> jsonb_build_array(jsonb_build_object('accountId', $1::text))
           or e.body->'mentions' @> '[{"accountId": null}]')
       group by a.chat_id, c.kind, c.secret order by count(*) desc, a.chat_id`,
      [me, since, now, groups],
    )
  ).rows;

/**
 * Takes the mail of a period before it goes, so that it never goes twice: whoever dies over it leaves it taken. Gives how
 * many times it has been tried now; undefined where it is somebody else's, gone already, or to be tried later.
 */
export const claimPeriod = async (
  db: Queryable,
  me: AccountId,
  { period, now }: { period: string; now: Date },
): Promise<number | undefined> =>
  (
    await db.query<{ tries: number }>(
      `insert into digests as g (account_id, period, tries) values ($1, $2, 1)
       on conflict (account_id) do update set period = $2, retry_at = null,
         tries = case when g.period = $2 then g.tries + 1 else 1 end
       where g.period < $2 or (g.period = $2 and g.retry_at <= $3) returning tries`,
      [me, period, now],
    )
  ).rows[0]?.tries;

/** The mail went. */
export const noteTold = async (db: Queryable, me: AccountId, at: Date): Promise<void> => {
  await db.query('update digests set told_at = $2 where account_id = $1', [me, at]);
};

/** The mail was not taken, and is tried again then. */
export const noteRetry = async (db: Queryable, me: AccountId, at: Date | undefined): Promise<void> => {
  await db.query('update digests set retry_at = $2 where account_id = $1', [me, at ?? null]);
};
