import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { lineColumns, readersView, visible, type LineRow } from './store.ts';

/** A stretch of a chat, for one reader. */
export interface NewsWanted {
  reader: AccountId;
  chatId: ChatId;
  fromSeq: number;
  toSeq: number;
}

/**
 * What others have written in these stretches, where each reader sees it and wants to: so many of the newest of each.
 * Whom the reader ignores there or has blocked is not among them.
 */
export const readNews = async (
  db: Queryable,
  wanted: readonly NewsWanted[],
  limit: number,
): Promise<(LineRow & { place: number })[]> =>
  (
    await db.query<LineRow & { place: number }>(
      `select w.place::int, l.* from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[])
         with ordinality as w(reader, chat_id, from_seq, to_seq, place)
       cross join lateral (
         select ${lineColumns} ${readersView.replaceAll('$2', 'w.reader')}
         where e.chat_id = w.chat_id and e.seq between w.from_seq and w.to_seq and e.kind = 'message.sent'
           and e.author <> w.reader and x.deleted_at is null and not e.body ? 'deleted'
           and ${visible.replaceAll('$2', 'w.reader')}
           and not exists (select 1 from blocks b where b.account_id = w.reader and b.blocked_id = e.author)
           and not exists (select 1 from ignored_members i
             where i.account_id = w.reader and i.chat_id = e.chat_id and i.ignored_id = e.author)
         order by e.seq desc limit $5) l
       order by w.place, l.seq desc`,
      [
        wanted.map((one) => one.reader),
        wanted.map((one) => one.chatId),
        wanted.map((one) => one.fromSeq),
        wanted.map((one) => one.toSeq),
        limit,
      ],
    )
  ).rows;
