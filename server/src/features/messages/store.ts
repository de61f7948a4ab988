import {
  historyKinds,
  type AccountId,
  type ChatId,
  type LinkCard,
  type Mention,
  type MessageContent,
  type Quote,
  type Sealed,
} from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A line of history as it is kept: the entry and what became of it. */
export interface LineRow {
  chat_id: ChatId;
  seq: number;
  kind: string;
  author: AccountId;
  key: string;
  at: Date;
  body: {
    text?: string;
    sealed?: Sealed;
    content?: MessageContent;
    silent?: boolean;
    vanishAt?: string;
    mentions?: Mention[];
    replyTo?: Quote;
    forwarded?: boolean;
  } & Record<string, unknown>;
  edited_text: string | null;
  edited_mentions: Mention[] | null;
  edited_at: Date | null;
  deleted_at: Date | null;
  filled_content: MessageContent | null;
  filled_card: LinkCard | null;
}

export const lineColumns = `e.chat_id, e.seq, e.kind, e.author, e.key, e.at, e.body,
  x.text as edited_text, x.mentions as edited_mentions, x.edited_at, x.deleted_at,
  x.content as filled_content, x.card as filled_card`;

/** Entries that are lines of their own in a chat's history. */
const lineKinds = `e.kind in (${historyKinds.map((kind) => `'${kind}'`).join(', ')})
  and not (e.kind = 'member.left' and (e.body ->> 'quietly')::boolean)`;

/** What this reader may see: nothing from before they came, that they cleared, hid, or that was written to them while blocked. */
export const visible = `e.seq >= m.joined_seq and e.seq > a.cleared_seq and e.hidden_from is distinct from $2
  and x.vanished is not true
  and not exists (select 1 from hidden_messages z where z.account_id = $2 and z.chat_id = e.chat_id and z.seq = e.seq)`;

export const readersView = `from chat_log e
  join chat_members m on m.chat_id = e.chat_id and m.account_id = $2
  join account_chats a on a.account_id = $2 and a.chat_id = e.chat_id
  left join message_changes x on x.chat_id = e.chat_id and x.seq = e.seq and x.hidden_from is distinct from $2`;

/** What a reader has put away of a chat: all up to a seq, and single messages. It lies with the reader, not with the chat. */
interface PutAway {
  cleared_seq: number;
  hidden: string;
}

const findPutAway = async (
  db: Queryable,
  { chatId, reader }: { chatId: ChatId; reader: AccountId },
): Promise<PutAway | undefined> =>
  (
    await db.query<PutAway>(
      `select a.cleared_seq, array(select z.seq from hidden_messages z where z.account_id = $1 and z.chat_id = $2
         and z.seq > a.cleared_seq)::text as hidden
       from account_chats a where a.account_id = $1 and a.chat_id = $2`,
      [reader, chatId],
    )
  ).rows[0];

/** The same as `visible`, asked of the chat alone: what the reader has put away is given. */
const readersLines = `select ${lineColumns} from chat_log e
  join chat_members m on m.chat_id = e.chat_id and m.account_id = $2
  left join message_changes x on x.chat_id = e.chat_id and x.seq = e.seq and x.hidden_from is distinct from $2
  where e.chat_id = $1 and e.seq >= m.joined_seq and e.seq > $3 and e.seq <> all($4::bigint[])
    and e.hidden_from is distinct from $2 and x.vanished is not true`;

const readLines = async (
  db: Queryable,
  of: { chatId: ChatId; reader: AccountId },
  asked: { which: string; values: unknown[] },
): Promise<LineRow[]> => {
  const away = await findPutAway(db, of);
  if (!away) return [];
  const values = [of.chatId, of.reader, away.cleared_seq, away.hidden, ...asked.values];
  return (await db.query<LineRow>(`${readersLines} and ${asked.which}`, values)).rows;
};

/** Lines before (not including) a seq, newest first. */
export const readLinesBefore = (
  db: Queryable,
  of: { chatId: ChatId; reader: AccountId; beforeSeq: number; limit: number },
): Promise<LineRow[]> =>
  readLines(db, of, {
    which: `e.seq < $5 and ${lineKinds} order by e.seq desc limit $6`,
    values: [of.beforeSeq, of.limit],
  });

/** Lines after (not including) a seq, oldest first. */
export const readLinesAfter = (
  db: Queryable,
  of: { chatId: ChatId; reader: AccountId; afterSeq: number; limit: number },
): Promise<LineRow[]> =>
  readLines(db, of, {
    which: `e.seq > $5 and ${lineKinds} order by e.seq limit $6`,
    values: [of.afterSeq, of.limit],
  });

/** Single messages, where this reader may see them. */
export const readMessages = (
  db: Queryable,
  of: { chatId: ChatId; reader: AccountId },
  seqs: readonly number[],
): Promise<LineRow[]> =>
  readLines(db, of, {
    which: `e.seq = any($5::bigint[]) and e.kind = 'message.sent' order by e.seq`,
    values: [seqs],
  });

/** Keeps an edit: the new text beside the message, the old one among the earlier texts. */
export const saveEdit = async (
  db: Queryable,
  edit: {
    chatId: ChatId;
    seq: number;
    text: string;
    mentions: Mention[] | undefined;
    at: Date;
    earlier: { text: string; at: Date };
    hiddenFrom: AccountId | undefined;
  },
): Promise<void> => {
  await db.query(
    'insert into message_earlier_texts (chat_id, seq, at, text) values ($1, $2, $3, $4) on conflict do nothing',
    [edit.chatId, edit.seq, edit.earlier.at, edit.earlier.text],
  );
  await db.query(
    `insert into message_changes (chat_id, seq, text, mentions, edited_at, hidden_from) values ($1, $2, $3, $4, $5, $6)
     on conflict (chat_id, seq) do update set text = excluded.text, mentions = excluded.mentions, edited_at = excluded.edited_at,
       hidden_from = excluded.hidden_from
     where message_changes.deleted_at is null`,
    [
      edit.chatId,
      edit.seq,
      edit.text,
      JSON.stringify(edit.mentions ?? null),
      edit.at,
      edit.hiddenFrom ?? null,
    ],
  );
};

/** Earlier texts of a message, oldest first. */
export const readEarlierTexts = async (
  db: Queryable,
  chatId: ChatId,
  seq: number,
): Promise<{ at: Date; text: string }[]> =>
  (
    await db.query<{ at: Date; text: string }>(
      'select at, text from message_earlier_texts where chat_id = $1 and seq = $2 order by at',
      [chatId, seq],
    )
  ).rows;

/** Empties a message for good: its text, edits, reactions, and where others quoted it. A vanished one leaves no line. */
export const eraseMessage = async (
  db: Queryable,
  { chatId, seq, at, vanished = false }: { chatId: ChatId; seq: number; at: Date; vanished?: boolean },
): Promise<void> => {
  await db.query(
    `insert into message_changes (chat_id, seq, deleted_at, vanished) values ($1, $2, $3, $4)
     on conflict (chat_id, seq) do update set text = null, mentions = null, content = null, card = null,
       deleted_at = excluded.deleted_at, vanished = excluded.vanished, hidden_from = null`,
    [chatId, seq, at, vanished],
  );
  await db.query(
    `update chat_log set body = case when $3 then '{"text": "", "deleted": true, "vanished": true}'::jsonb
       else '{"text": "", "deleted": true}' end, counts = counts and not $3 where chat_id = $1 and seq = $2`,
    [chatId, seq, vanished],
  );
  await db.query('delete from vanishing where chat_id = $1 and seq = $2', [chatId, seq]);
  await db.query('delete from message_earlier_texts where chat_id = $1 and seq = $2', [chatId, seq]);
  await db.query('delete from message_reactions where chat_id = $1 and seq = $2', [chatId, seq]);
  await db.query(
    `update chat_log set body = jsonb_set(body, '{text}', '""') where chat_id = $1 and seq > $2 and kind = 'message.edited' and body -> 'seq' = to_jsonb($2::bigint)`,
    [chatId, seq],
  );
  await db.query(
    `update chat_log set body = jsonb_build_object('seq', $2::bigint) where chat_id = $1 and seq > $2 and kind = 'message.filled' and body -> 'seq' = to_jsonb($2::bigint)`,
    [chatId, seq],
  );
  await db.query(
    `update chat_log set body = jsonb_set(body, '{replyTo,text}', '""') #- '{replyTo,hint}' where chat_id = $1 and seq > $2 and kind = 'message.sent' and body -> 'replyTo' -> 'seq' = to_jsonb($2::bigint)`,
    [chatId, seq],
  );
};

/** Takes all that was said of a thing (a poll, an event …) out of the log; only its id stays. */
export const eraseEntries = async (
  db: Queryable,
  of: { chatId: ChatId; afterSeq: number; kinds: readonly string[]; id: string },
): Promise<void> => {
  await db.query(
    `update chat_log set body = jsonb_build_object('id', $4::text, 'erased', true)
     where chat_id = $1 and seq > $2 and kind = any($3) and body ->> 'id' = $4`,
    [of.chatId, of.afterSeq, of.kinds, of.id],
  );
};

/** Whose a message is, and whom it is kept from. */
export const readPlace = async (
  db: Queryable,
  chatId: ChatId,
  seq: number,
): Promise<{ author: AccountId; hidden_from: AccountId | null } | undefined> =>
  (
    await db.query<{ author: AccountId; hidden_from: AccountId | null }>(
      `select author, hidden_from from chat_log where chat_id = $1 and seq = $2 and kind = 'message.sent'`,
      [chatId, seq],
    )
  ).rows[0];

/** Keeps what came later of a message: its content made whole, or the card of its link (null: none any more). */
export const saveFilling = async (
  db: Queryable,
  filling: {
    chatId: ChatId;
    seq: number;
    content?: MessageContent | undefined;
    card?: LinkCard | null | undefined;
  },
): Promise<boolean> => {
  const { rowCount } = await db.query(
    `insert into message_changes as x (chat_id, seq, content, card) values ($1, $2, $3, $4)
     on conflict (chat_id, seq) do update set content = coalesce(excluded.content, x.content),
       card = case when $5 then excluded.card else x.card end
     where x.deleted_at is null`,
    [
      filling.chatId,
      filling.seq,
      filling.content ? JSON.stringify(filling.content) : null,
      filling.card ? JSON.stringify(filling.card) : null,
      filling.card !== undefined,
    ],
  );
  return rowCount === 1;
};

/** Notes when a message is to go by itself. */
export const insertVanishing = async (
  db: Queryable,
  of: { chatId: ChatId; seq: number; at: string },
): Promise<void> => {
  await db.query('insert into vanishing (chat_id, seq, at) values ($1, $2, $3) on conflict do nothing', [
    of.chatId,
    of.seq,
    of.at,
  ]);
};

/** Messages whose time has come, those first that have waited longest. */
export const readVanishing = async (
  db: Queryable,
  now: Date,
  limit: number,
): Promise<{ chat_id: ChatId; seq: number; author: AccountId; body: LineRow['body'] }[]> =>
  (
    await db.query<{ chat_id: ChatId; seq: number; author: AccountId; body: LineRow['body'] }>(
      `select v.chat_id, v.seq, e.author, case when x.content is null then e.body
         else e.body || jsonb_build_object('content', x.content) end as body
       from vanishing v join chat_log e using (chat_id, seq)
       left join message_changes x using (chat_id, seq)
       where v.at <= $1 order by v.at limit $2`,
      [now, limit],
    )
  ).rows;

/** A reaction as it is kept. */
export interface ReactionRow {
  seq: number;
  account_id: AccountId;
  emoji: string;
}

/** All reactions to these messages, first come first. */
export const readReactions = async (
  db: Queryable,
  chatId: ChatId,
  seqs: readonly number[],
): Promise<ReactionRow[]> =>
  (
    await db.query<ReactionRow>(
      'select seq, account_id, emoji from message_reactions where chat_id = $1 and seq = any($2::bigint[]) order by at',
      [chatId, seqs],
    )
  ).rows;

/** Sets somebody's reaction; gives what it was before. */
export const saveReaction = async (
  db: Queryable,
  reaction: { chatId: ChatId; seq: number; accountId: AccountId; emoji: string | null; at: Date },
): Promise<string | null> => {
  const { chatId, seq, accountId, emoji, at } = reaction;
  const { rows } = await db.query<{ emoji: string }>(
    'select emoji from message_reactions where chat_id = $1 and seq = $2 and account_id = $3 for update',
    [chatId, seq, accountId],
  );
  const previous = rows[0]?.emoji ?? null;
  if (emoji === null)
    await db.query('delete from message_reactions where chat_id = $1 and seq = $2 and account_id = $3', [
      chatId,
      seq,
      accountId,
    ]);
  else if (emoji !== previous) {
    await db.query(
      `insert into message_reactions (chat_id, seq, account_id, emoji, at) values ($1, $2, $3, $4, $5)
       on conflict (chat_id, seq, account_id) do update set emoji = excluded.emoji, at = excluded.at`,
      [chatId, seq, accountId, emoji, at],
    );
  }
  return previous;
};

/** Puts messages away for one person. */
export const insertHidden = async (
  db: Queryable,
  { accountId, chatId }: { accountId: AccountId; chatId: ChatId },
  seqs: readonly number[],
): Promise<void> => {
  await db.query(
    'insert into hidden_messages (account_id, chat_id, seq) select $1, $2, unnest($3::bigint[]) on conflict do nothing',
    [accountId, chatId, seqs],
  );
};

/** A bookmark as it is kept. */
export interface BookmarkRow {
  chat_id: ChatId;
  seq: number;
  at: Date;
}

/** Sets or takes away a bookmark. */
export const saveBookmark = async (
  db: Queryable,
  mark: { accountId: AccountId; chatId: ChatId; seq: number; on: boolean; at: Date },
): Promise<void> => {
  if (mark.on)
    await db.query(
      'insert into bookmarks (account_id, chat_id, seq, at) values ($1, $2, $3, $4) on conflict do nothing',
      [mark.accountId, mark.chatId, mark.seq, mark.at],
    );
  else
    await db.query('delete from bookmarks where account_id = $1 and chat_id = $2 and seq = $3', [
      mark.accountId,
      mark.chatId,
      mark.seq,
    ]);
};

/** Bookmarks of one person, newest first. */
export const readBookmarks = async (
  db: Queryable,
  accountId: AccountId,
  page: { before: string | undefined; limit: number },
): Promise<BookmarkRow[]> =>
  (
    await db.query<BookmarkRow>(
      'select chat_id, seq, at from bookmarks where account_id = $1 and ($2::timestamptz is null or at < $2) order by at desc limit $3',
      [accountId, page.before ?? null, page.limit],
    )
  ).rows;

/** Which of these messages one person has bookmarked. */
export const readBookmarked = async (
  db: Queryable,
  { accountId, chatId }: { accountId: AccountId; chatId: ChatId },
  seqs: readonly number[],
): Promise<Set<number>> =>
  new Set(
    (
      await db.query<{ seq: number }>(
        'select seq from bookmarks where account_id = $1 and chat_id = $2 and seq = any($3::bigint[])',
        [accountId, chatId, seqs],
      )
    ).rows.map((row) => row.seq),
  );
