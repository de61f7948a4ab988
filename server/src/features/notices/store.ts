import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A notice as it is kept. */
export interface NoticeRow {
  chat_id: ChatId;
  notice_id: string;
  /** The message that is its card. */
  seq: number;
  text: string;
  from_seq: number | null;
  made_by: AccountId;
  made_at: Date;
  edited_by: AccountId | null;
  edited_at: Date | null;
  down_by: AccountId | null;
  down_at: Date | null;
  /** Its card was deleted: only its place stays. */
  erased: boolean;
  /** Who has blocked its maker in a one-to-one chat. */
  hidden_from: AccountId | null;
  rev: number;
}

type NewNotice = Pick<
  NoticeRow,
  'chat_id' | 'notice_id' | 'text' | 'from_seq' | 'made_by' | 'made_at' | 'hidden_from'
>;

/** Adds a notice; where its card stands is not known yet. */
export const insertNotice = async (tx: Tx, row: NewNotice): Promise<void> => {
  await tx.query(
    `insert into notices (chat_id, notice_id, text, from_seq, made_by, made_at, hidden_from)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.chat_id, row.notice_id, row.text, row.from_seq, row.made_by, row.made_at, row.hidden_from],
  );
};

/** Notes which message is the card of a notice: the first one of its chat. */
export const placeNotice = async (tx: Tx, at: { chatId: ChatId; id: string; seq: number }): Promise<void> => {
  await tx.query('update notices set seq = $3 where chat_id = $1 and notice_id = $2 and seq = 0', [
    at.chatId,
    at.id,
    at.seq,
  ]);
};

/** Notices of a chat by their ids. */
export const readNotices = async (
  db: Queryable,
  chatId: ChatId,
  ids: readonly string[],
): Promise<NoticeRow[]> =>
  (
    await db.query<NoticeRow>('select * from notices where chat_id = $1 and notice_id = any($2::uuid[])', [
      chatId,
      ids,
    ])
  ).rows;

/** A notice, kept from changing until the transaction ends. */
export const lockNotice = async (tx: Tx, chatId: ChatId, id: string): Promise<NoticeRow | undefined> =>
  (
    await tx.query<NoticeRow>('select * from notices where chat_id = $1 and notice_id = $2 for update', [
      chatId,
      id,
    ])
  ).rows[0];

/** The newest notice of a chat that is not kept from this reader. */
export const readNewestNotice = async (
  db: Queryable,
  chatId: ChatId,
  reader: AccountId,
): Promise<NoticeRow | undefined> =>
  (
    await db.query<NoticeRow>(
      `select * from notices where chat_id = $1 and seq > 0 and hidden_from is distinct from $2
       order by seq desc limit 1`,
      [chatId, reader],
    )
  ).rows[0];

/** Notices of a chat from a seq on and before another, newest first, that are not kept from this reader. */
export const readNoticesBefore = async (
  db: Queryable,
  of: { chatId: ChatId; reader: AccountId; fromSeq: number; beforeSeq: number | undefined; limit: number },
): Promise<NoticeRow[]> =>
  (
    await db.query<NoticeRow>(
      `select * from notices where chat_id = $1 and hidden_from is distinct from $2 and not erased
         and seq >= $3 and ($4::bigint is null or seq < $4)
       order by seq desc limit $5`,
      [of.chatId, of.reader, of.fromSeq, of.beforeSeq ?? null, of.limit],
    )
  ).rows;

/** Keeps how a notice stands now. */
export const saveNotice = async (tx: Tx, row: NoticeRow): Promise<void> => {
  await tx.query(
    `update notices set text = $3, edited_by = $4, edited_at = $5, down_by = $6, down_at = $7, rev = $8
     where chat_id = $1 and notice_id = $2`,
    [row.chat_id, row.notice_id, row.text, row.edited_by, row.edited_at, row.down_by, row.down_at, row.rev],
  );
};

/** Empties the notice whose card was this message. True when there was one. */
export const eraseNotice = async (
  tx: Tx,
  of: { chatId: ChatId; id: string; seq: number },
): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `update notices set text = '', erased = true where chat_id = $1 and notice_id = $2 and seq = $3`,
    [of.chatId, of.id, of.seq],
  );
  return rowCount === 1;
};

/** May only hosts set notices here? */
export const readHostsOnly = async (db: Queryable, chatId: ChatId): Promise<boolean> =>
  (
    await db.query<{ hosts_only: boolean }>('select hosts_only from notice_rules where chat_id = $1', [
      chatId,
    ])
  ).rows[0]?.hosts_only ?? false;

/** Keeps who may set notices. True where that is something new. */
export const saveHostsOnly = async (tx: Tx, chatId: ChatId, hostsOnly: boolean): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `insert into notice_rules as r (chat_id, hosts_only) values ($1, $2)
     on conflict (chat_id) do update set hosts_only = excluded.hosts_only
     where r.hosts_only <> excluded.hosts_only`,
    [chatId, hostsOnly],
  );
  return rowCount === 1;
};

/** The notice that somebody has put away in a chat. */
export const readAway = async (
  db: Queryable,
  of: { chatId: ChatId; accountId: AccountId },
): Promise<string | null> =>
  (
    await db.query<{ notice_id: string }>(
      'select notice_id from notices_away where account_id = $1 and chat_id = $2',
      [of.accountId, of.chatId],
    )
  ).rows[0]?.notice_id ?? null;

/** Keeps that somebody has put a notice away. */
export const saveAway = async (
  tx: Tx,
  away: { chatId: ChatId; accountId: AccountId; id: string },
): Promise<void> => {
  await tx.query(
    `insert into notices_away (account_id, chat_id, notice_id) values ($1, $2, $3)
     on conflict (account_id, chat_id) do update set notice_id = excluded.notice_id`,
    [away.accountId, away.chatId, away.id],
  );
};
