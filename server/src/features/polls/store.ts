import type { AccountId, ChatId, PollKind } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A poll as it is kept. */
export interface PollRow {
  chat_id: ChatId;
  poll_id: string;
  /** The message that is its card. */
  seq: number;
  question: string;
  kind: PollKind;
  several: boolean;
  anonymous: boolean;
  may_add: boolean;
  deadline: Date | null;
  made_by: AccountId;
  made_at: Date;
  closed_at: Date | null;
  choices: { text: string; by?: AccountId }[];
  counts: number[];
  voters: number;
  rev: number;
}

/** A vote as it is kept. */
export interface VoteRow {
  poll_id: string;
  account_id: AccountId;
  choices: number[];
  rev: number;
}

/** Adds a poll; where its card stands is not known yet. */
export const insertPoll = async (
  tx: Tx,
  row: Omit<PollRow, 'seq' | 'closed_at' | 'counts' | 'voters' | 'rev'>,
): Promise<void> => {
  await tx.query(
    `insert into polls (chat_id, poll_id, question, kind, several, anonymous, may_add, deadline, made_by, made_at, choices, counts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, array_fill(0, array[$12::int]))`,
    [
      row.chat_id,
      row.poll_id,
      row.question,
      row.kind,
      row.several,
      row.anonymous,
      row.may_add,
      row.deadline,
      row.made_by,
      row.made_at,
      JSON.stringify(row.choices),
      row.choices.length,
    ],
  );
};

/** Notes which message is the card of a poll: the first one of its chat. */
export const placePoll = async (tx: Tx, at: { chatId: ChatId; id: string; seq: number }): Promise<void> => {
  await tx.query('update polls set seq = $3 where chat_id = $1 and poll_id = $2 and seq = 0', [
    at.chatId,
    at.id,
    at.seq,
  ]);
};

/** Polls of a chat by their ids. */
export const readPolls = async (db: Queryable, chatId: ChatId, ids: readonly string[]): Promise<PollRow[]> =>
  (
    await db.query<PollRow>('select * from polls where chat_id = $1 and poll_id = any($2::uuid[])', [
      chatId,
      ids,
    ])
  ).rows;

/** A poll, kept from changing until the transaction ends. */
export const lockPoll = async (tx: Tx, chatId: ChatId, id: string): Promise<PollRow | undefined> =>
  (
    await tx.query<PollRow>('select * from polls where chat_id = $1 and poll_id = $2 for update', [
      chatId,
      id,
    ])
  ).rows[0];

/** Polls of a chat before a seq, newest first. */
export const readPollsBefore = async (
  db: Queryable,
  of: { chatId: ChatId; beforeSeq: number | undefined; limit: number },
): Promise<PollRow[]> =>
  (
    await db.query<PollRow>(
      'select * from polls where chat_id = $1 and ($2::bigint is null or seq < $2) order by seq desc limit $3',
      [of.chatId, of.beforeSeq ?? null, of.limit],
    )
  ).rows;

/** What somebody chose in these polls. */
export const readVotesOf = async (
  db: Queryable,
  of: { chatId: ChatId; accountId: AccountId },
  ids: readonly string[],
): Promise<Map<string, VoteRow>> =>
  new Map(
    (
      await db.query<VoteRow>(
        'select poll_id, account_id, choices, rev from poll_votes where chat_id = $1 and account_id = $2 and poll_id = any($3::uuid[])',
        [of.chatId, of.accountId, ids],
      )
    ).rows.map((row) => [row.poll_id, row]),
  );

/** All votes of a poll, first come first. */
export const readVotes = async (db: Queryable, chatId: ChatId, id: string): Promise<VoteRow[]> =>
  (
    await db.query<VoteRow>(
      'select poll_id, account_id, choices, rev from poll_votes where chat_id = $1 and poll_id = $2 order by rev',
      [chatId, id],
    )
  ).rows;

/** Keeps a vote; one without choices is taken back. */
export const saveVote = async (tx: Tx, vote: VoteRow & { chat_id: ChatId; at: Date }): Promise<void> => {
  if (vote.choices.length === 0) {
    await tx.query('delete from poll_votes where chat_id = $1 and poll_id = $2 and account_id = $3', [
      vote.chat_id,
      vote.poll_id,
      vote.account_id,
    ]);
    return;
  }
  await tx.query(
    `insert into poll_votes (chat_id, poll_id, account_id, choices, rev, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (chat_id, poll_id, account_id) do update set choices = excluded.choices, rev = excluded.rev, at = excluded.at`,
    [vote.chat_id, vote.poll_id, vote.account_id, vote.choices, vote.rev, vote.at],
  );
};

/** Keeps how a poll stands now. */
export const savePoll = async (tx: Tx, row: PollRow): Promise<void> => {
  await tx.query(
    `update polls set choices = $3, counts = $4, voters = $5, rev = $6, closed_at = $7
     where chat_id = $1 and poll_id = $2`,
    [row.chat_id, row.poll_id, JSON.stringify(row.choices), row.counts, row.voters, row.rev, row.closed_at],
  );
};

/** Polls whose time is up. */
export const readDuePolls = async (
  db: Queryable,
  now: Date,
): Promise<Pick<PollRow, 'chat_id' | 'poll_id'>[]> =>
  (
    await db.query<Pick<PollRow, 'chat_id' | 'poll_id'>>(
      'select chat_id, poll_id from polls where closed_at is null and deadline <= $1 order by deadline limit 100',
      [now],
    )
  ).rows;

/** Deletes the poll whose card was this message. True when there was one. */
export const deletePoll = async (
  tx: Tx,
  of: { chatId: ChatId; id: string; seq: number },
): Promise<boolean> => {
  const { rowCount } = await tx.query('delete from polls where chat_id = $1 and poll_id = $2 and seq = $3', [
    of.chatId,
    of.id,
    of.seq,
  ]);
  if (rowCount !== 1) return false;
  await tx.query('delete from poll_votes where chat_id = $1 and poll_id = $2', [of.chatId, of.id]);
  return true;
};
