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

/** What others have written in these stretches, where each reader sees it: so many of the newest of each. */
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
