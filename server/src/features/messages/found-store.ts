import type { AccountId, ChatId, LinkCard, MessageContent } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { lineColumns, readersView, visible, type LineRow } from './store.ts';

/** Messages of several chats, where this reader may see them; in no order. */
export const readMessagesAcross = async (
  db: Queryable,
  reader: AccountId,
  places: readonly { chatId: ChatId; seq: number }[],
): Promise<LineRow[]> =>
  (
    await db.query<LineRow>(
      `select ${lineColumns} from unnest($1::uuid[], $3::bigint[]) as w(chat_id, seq)
       cross join lateral (select l.* from chat_log l where l.chat_id = w.chat_id and l.seq = w.seq offset 0) as e
       ${readersView.replace('from chat_log e', '')} where e.kind = 'message.sent' and ${visible}`,
      [places.map((one) => one.chatId), reader, places.map((one) => one.seq)],
    )
  ).rows;

/** What a stretch of a chat's log says about messages: the message each entry is about, oldest entry first. */
export const readTouched = async (
  db: Queryable,
  of: { chatId: ChatId; afterSeq: number; limit: number },
): Promise<{ seq: number; about: number | null }[]> =>
  (
    await db.query<{ seq: number; about: number | null }>(
      `select seq, case when kind = 'message.sent' then seq
         when kind in ('message.edited', 'message.filled', 'message.deleted') then (body ->> 'seq')::bigint end as about
       from chat_log where chat_id = $1 and seq > $2 order by seq limit $3`,
      [of.chatId, of.afterSeq, of.limit],
    )
  ).rows;

/** A message with every text and content that some reader may see of it. */
export interface WholeRow {
  seq: number;
  author: AccountId;
  at: Date;
  gone: boolean;
  texts: (string | null)[];
  contents: (MessageContent | null)[];
  card: LinkCard | null;
}

/** Messages as everybody together sees them: an edit that is kept from one reader leaves them the text before. */
export const readWhole = async (
  db: Queryable,
  chatId: ChatId,
  seqs: readonly number[],
): Promise<WholeRow[]> =>
  (
    await db.query<WholeRow>(
      `select e.seq, e.author, e.at, x.deleted_at is not null as gone,
         case when x.edited_at is null then jsonb_build_array(e.body -> 'text')
           when x.hidden_from is null then jsonb_build_array(x.text)
           else jsonb_build_array(e.body -> 'text', x.text) end as texts,
         case when x.content is null then jsonb_build_array(e.body -> 'content')
           when x.hidden_from is null then jsonb_build_array(x.content)
           else jsonb_build_array(e.body -> 'content', x.content) end as contents,
         x.card
       from chat_log e left join message_changes x on x.chat_id = e.chat_id and x.seq = e.seq
       where e.chat_id = $1 and e.seq = any($2::bigint[]) and e.kind = 'message.sent' order by e.seq`,
      [chatId, seqs],
    )
  ).rows;
