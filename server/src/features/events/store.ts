import type { AccountId, ChatId, EventAnswer, EventDetails } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** An event as it is kept. */
export interface EventRow {
  chat_id: ChatId;
  event_id: string;
  /** The message that is its card. */
  seq: number;
  details: EventDetails;
  starts_at: Date;
  ends_at: Date;
  remind_at: Date | null;
  cancelled: boolean;
  made_by: AccountId;
  made_at: Date;
  changed_at: Date;
  rev: number;
  details_rev: number;
  answers_rev: number;
}

/** An answer as it is kept. */
export interface AnswerRow {
  chat_id: ChatId;
  event_id: string;
  account_id: AccountId;
  answer: EventAnswer;
  rev: number;
}

/** Adds an event; where its card stands is not known yet. */
export const insertEvent = async (
  tx: Tx,
  row: Pick<
    EventRow,
    'chat_id' | 'event_id' | 'details' | 'starts_at' | 'ends_at' | 'remind_at' | 'made_by' | 'made_at'
  >,
): Promise<void> => {
  await tx.query(
    `insert into events (chat_id, event_id, details, starts_at, ends_at, remind_at, made_by, made_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [
      row.chat_id,
      row.event_id,
      JSON.stringify(row.details),
      row.starts_at,
      row.ends_at,
      row.remind_at,
      row.made_by,
      row.made_at,
    ],
  );
};

/** Notes which message is the card of an event: the first one of its chat. */
export const placeEvent = async (tx: Tx, at: { chatId: ChatId; id: string; seq: number }): Promise<void> => {
  await tx.query('update events set seq = $3 where chat_id = $1 and event_id = $2 and seq = 0', [
    at.chatId,
    at.id,
    at.seq,
  ]);
};

/** Events of a chat by their ids. */
export const readEvents = async (
  db: Queryable,
  chatId: ChatId,
  ids: readonly string[],
): Promise<EventRow[]> =>
  (
    await db.query<EventRow>('select * from events where chat_id = $1 and event_id = any($2::uuid[])', [
      chatId,
      ids,
    ])
  ).rows;

/** An event, kept from changing until the transaction ends. */
export const lockEvent = async (tx: Tx, chatId: ChatId, id: string): Promise<EventRow | undefined> =>
  (
    await tx.query<EventRow>('select * from events where chat_id = $1 and event_id = $2 for update', [
      chatId,
      id,
    ])
  ).rows[0];

/** Events of a chat before a seq, newest first. */
export const readEventsBefore = async (
  db: Queryable,
  of: { chatId: ChatId; beforeSeq: number | undefined; limit: number },
): Promise<EventRow[]> =>
  (
    await db.query<EventRow>(
      'select * from events where chat_id = $1 and ($2::bigint is null or seq < $2) order by seq desc limit $3',
      [of.chatId, of.beforeSeq ?? null, of.limit],
    )
  ).rows;

/** Events of all chats of somebody, whose cards they see, that touch a stretch of time; cancelled ones left out. */
export const readEventsOf = async (
  db: Queryable,
  of: { accountId: AccountId; from: Date; until: Date; limit: number },
): Promise<EventRow[]> =>
  (
    await db.query<EventRow>(
      `select e.* from chat_members m
       join account_chats a on a.account_id = m.account_id and a.chat_id = m.chat_id
       join events e on e.chat_id = m.chat_id and e.starts_at < $3 and e.ends_at > $2 and not e.cancelled
       join chat_log l on l.chat_id = e.chat_id and l.seq = e.seq and l.hidden_from is distinct from $1
       where m.account_id = $1 and e.seq >= m.joined_seq and e.seq > a.cleared_seq
         and not exists (
           select 1 from hidden_messages z where z.account_id = $1 and z.chat_id = e.chat_id and z.seq = e.seq)
       order by e.starts_at, e.event_id limit $4`,
      [of.accountId, of.from, of.until, of.limit],
    )
  ).rows;

/** All answers to these events, first come first. */
export const readAnswers = async (db: Queryable, ids: readonly string[], chatIds: readonly ChatId[]) =>
  (
    await db.query<AnswerRow>(
      'select * from event_answers where chat_id = any($1::uuid[]) and event_id = any($2::uuid[]) order by rev',
      [chatIds, ids],
    )
  ).rows;

/** Sets or takes back an answer. */
export const saveAnswer = async (
  tx: Tx,
  row: Omit<AnswerRow, 'answer'> & { answer: EventAnswer | null },
): Promise<void> => {
  const which = [row.chat_id, row.event_id, row.account_id];
  if (row.answer === null) {
    await tx.query(
      'delete from event_answers where chat_id = $1 and event_id = $2 and account_id = $3',
      which,
    );
    return;
  }
  await tx.query(
    `insert into event_answers (chat_id, event_id, account_id, answer, rev) values ($1, $2, $3, $4, $5)
     on conflict (chat_id, event_id, account_id) do update set answer = excluded.answer, rev = excluded.rev`,
    [...which, row.answer, row.rev],
  );
};

/** Keeps how an event stands now. */
export const saveEvent = async (tx: Tx, row: EventRow): Promise<void> => {
  await tx.query(
    `update events set details = $3, starts_at = $4, ends_at = $5, remind_at = $6, cancelled = $7, changed_at = $8,
       rev = $9, details_rev = $10, answers_rev = $11
     where chat_id = $1 and event_id = $2`,
    [
      row.chat_id,
      row.event_id,
      JSON.stringify(row.details),
      row.starts_at,
      row.ends_at,
      row.remind_at,
      row.cancelled,
      row.changed_at,
      row.rev,
      row.details_rev,
      row.answers_rev,
    ],
  );
};

/** Events of which people are to be reminded by now. */
export const readDueEvents = async (
  db: Queryable,
  now: Date,
): Promise<Pick<EventRow, 'chat_id' | 'event_id'>[]> =>
  (
    await db.query<Pick<EventRow, 'chat_id' | 'event_id'>>(
      'select chat_id, event_id from events where remind_at <= $1 order by remind_at limit 50',
      [now],
    )
  ).rows;

/** Who is to be reminded: those who come or may come, and are still in the chat. */
export const readReminded = async (db: Queryable, chatId: ChatId, id: string): Promise<AccountId[]> =>
  (
    await db.query<{ account_id: AccountId }>(
      `select w.account_id from event_answers w
       join chat_members m on m.chat_id = w.chat_id and m.account_id = w.account_id
       where w.chat_id = $1 and w.event_id = $2 and w.answer <> 'not' order by w.account_id`,
      [chatId, id],
    )
  ).rows.map((row) => row.account_id);

/** Deletes the event whose card was this message. True when there was one. */
export const deleteEvent = async (
  tx: Tx,
  of: { chatId: ChatId; id: string; seq: number },
): Promise<boolean> => {
  const { rowCount } = await tx.query(
    'delete from events where chat_id = $1 and event_id = $2 and seq = $3',
    [of.chatId, of.id, of.seq],
  );
  if (rowCount !== 1) return false;
  await tx.query('delete from event_answers where chat_id = $1 and event_id = $2', [of.chatId, of.id]);
  return true;
};
