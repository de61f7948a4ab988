import type { AccountId, CallEnd, CallId, CallKind, CallWay, ChatId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A call as it is kept. */
export interface CallRow {
  chat_id: ChatId;
  call_id: CallId;
  kind: CallKind;
  way: CallWay;
  seq: number;
  started_by: AccountId;
  rang: boolean;
  started_at: Date;
  answered_at: Date | null;
  ended_at: Date | null;
  why: CallEnd | null;
  rev: number;
  recording_id: string | null;
  recorded_by: AccountId | null;
  recorded_since: Date | null;
  moved_chat_id: ChatId | null;
  moved_call_id: CallId | null;
}

/** Begins a call; false where one goes on in this chat. */
export const insertCall = async (
  tx: Tx,
  row: Pick<CallRow, 'chat_id' | 'call_id' | 'kind' | 'way' | 'started_by' | 'rang' | 'started_at'>,
): Promise<boolean> =>
  (
    await tx.query(
      `insert into calls (chat_id, call_id, kind, way, started_by, rang, started_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing`,
      [row.chat_id, row.call_id, row.kind, row.way, row.started_by, row.rang, row.started_at],
    )
  ).rowCount === 1;

/** Notes which message tells of a call: the first one of its chat. */
export const placeCall = async (
  tx: Tx,
  at: { chatId: ChatId; callId: CallId; seq: number },
): Promise<void> => {
  await tx.query('update calls set seq = $3 where chat_id = $1 and call_id = $2 and seq = 0', [
    at.chatId,
    at.callId,
    at.seq,
  ]);
};

/** A call. */
export const readCall = async (db: Queryable, chatId: ChatId, callId: CallId): Promise<CallRow | undefined> =>
  (await db.query<CallRow>('select * from calls where chat_id = $1 and call_id = $2', [chatId, callId]))
    .rows[0];

/** A call, kept from changing until the transaction ends. */
export const lockCall = async (tx: Tx, chatId: ChatId, callId: CallId): Promise<CallRow | undefined> =>
  (
    await tx.query<CallRow>('select * from calls where chat_id = $1 and call_id = $2 for update', [
      chatId,
      callId,
    ])
  ).rows[0];

/** The call that goes on in a chat. */
export const readLiveOf = async (db: Queryable, chatId: ChatId): Promise<CallRow | undefined> =>
  (await db.query<CallRow>('select * from calls where chat_id = $1 and ended_at is null', [chatId])).rows[0];

/** Calls that go on in the chats of somebody. */
export const readLiveFor = async (db: Queryable, me: AccountId): Promise<CallRow[]> =>
  (
    await db.query<CallRow>(
      `select c.* from account_chats a join chat_members m on m.chat_id = a.chat_id and m.account_id = a.account_id
       join calls c on c.chat_id = a.chat_id and c.ended_at is null where a.account_id = $1 order by c.started_at`,
      [me],
    )
  ).rows;

/** How many calls go on: on this host, and of those that somebody has started. */
export const countLive = async (db: Queryable, me: AccountId): Promise<{ host: number; mine: number }> =>
  (
    await db.query<{ host: number; mine: number }>(
      `select count(*)::int as host, count(*) filter (where started_by = $1)::int as mine from calls where ended_at is null`,
      [me],
    )
  ).rows[0] as { host: number; mine: number };

/** How many calls go on, and how many people are in them. */
export const countCalls = async (db: Queryable): Promise<{ live: number; people: number }> =>
  (
    await db.query<{ live: number; people: number }>(
      `select count(distinct c.call_id)::int as live, count(p.account_id)::int as people from calls c
       left join call_people p on p.chat_id = c.chat_id and p.call_id = c.call_id and p.state = 'in' where c.ended_at is null`,
    )
  ).rows[0] ?? { live: 0, people: 0 };

/** Keeps how a call stands now, and counts the change. */
export const saveCall = async (tx: Tx, row: CallRow): Promise<void> => {
  row.rev += 1;
  await tx.query(
    `update calls set way = $3, rang = $4, answered_at = $5, ended_at = $6, why = $7, rev = $8, recording_id = $9, recorded_by = $10,
       recorded_since = $11, moved_chat_id = $12, moved_call_id = $13 where chat_id = $1 and call_id = $2`,
    [
      row.chat_id,
      row.call_id,
      row.way,
      row.rang,
      row.answered_at,
      row.ended_at,
      row.why,
      row.rev,
      row.recording_id,
      row.recorded_by,
      row.recorded_since,
      row.moved_chat_id,
      row.moved_call_id,
    ],
  );
};

/** A call whose time has come to be looked at. */
export type DueCall = Pick<CallRow, 'chat_id' | 'call_id'>;

/** Calls in which somebody has been rung long enough, or whose device has not been heard of; or with nobody at all in them. */
export const readDue = async (
  db: Queryable,
  { now, lostBefore }: { now: Date; lostBefore: Date },
): Promise<DueCall[]> =>
  (
    await db.query<DueCall>(
      `select distinct c.chat_id, c.call_id from calls c join call_people p using (chat_id, call_id)
       where c.ended_at is null and ((p.state = 'rung' and p.rung_until <= $1) or (p.state = 'in' and p.beat_at <= $2))
       union
       select c.chat_id, c.call_id from calls c where c.ended_at is null
         and not exists (select 1 from call_people p where p.chat_id = c.chat_id and p.call_id = c.call_id and p.state = 'in')
       limit 200`,
      [now, lostBefore],
    )
  ).rows;

/** Forgets calls that ended before. */
export const forgetCallsBefore = async (db: Queryable, before: Date): Promise<void> => {
  await db.query(
    `with gone as (delete from calls where ended_at < $1 returning chat_id, call_id)
     delete from call_people p using gone g where p.chat_id = g.chat_id and p.call_id = g.call_id`,
    [before],
  );
};

/** The call that is recorded under this name. */
export const findRecorded = async (db: Queryable, recordingId: string): Promise<DueCall | undefined> =>
  (
    await db.query<DueCall>(
      'select chat_id, call_id from calls where recording_id = $1 and ended_at is null',
      [recordingId],
    )
  ).rows[0];
