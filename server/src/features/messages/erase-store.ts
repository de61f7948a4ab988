import type { ChatId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** Takes out of the log those entries about a thing that name something of it that is gone; the thing's id stays. */
export const eraseEntriesNaming = async (
  db: Queryable,
  of: { chatId: ChatId; afterSeq: number; kind: string; path: readonly string[]; value: string },
): Promise<void> => {
  await db.query(
    `update chat_log set body = jsonb_build_object('id', body ->> 'id', 'erased', true)
     where chat_id = $1 and seq > $2 and kind = $3 and body #>> $4::text[] = $5`,
    [of.chatId, of.afterSeq, of.kind, of.path, of.value],
  );
};

/** Takes the words off a card whose thing is gone, also where others quoted it. */
export const blankCard = async (
  db: Queryable,
  of: { chatId: ChatId; seq: number; id: string },
): Promise<void> => {
  await db.query(
    `update chat_log set body = jsonb_set(body, '{content,title}', '""')
     where chat_id = $1 and seq = $2 and body #>> '{content,id}' = $3`,
    [of.chatId, of.seq, of.id],
  );
  await db.query(
    `update chat_log set body = jsonb_set(body, '{content,title}', '""')
     where chat_id = $1 and seq > $2 and kind = 'message.filled' and body #>> '{content,id}' = $3`,
    [of.chatId, of.seq, of.id],
  );
  await db.query(
    `update chat_log set body = body #- '{replyTo,hint,name}'
     where chat_id = $1 and seq > $2 and kind = 'message.sent' and body -> 'replyTo' -> 'seq' = to_jsonb($2::bigint)`,
    [of.chatId, of.seq],
  );
};
