import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { lineColumns, type LineRow } from './store.ts';

/** Messages somebody wrote, in whatever chat, by chat and in their order; also from chats they are no longer in. */
export const readWrittenLines = async (
  db: Queryable,
  author: AccountId,
  { after, limit }: { after: { chatId: ChatId; seq: number } | undefined; limit: number },
): Promise<LineRow[]> =>
  (
    await db.query<LineRow>(
      `select ${lineColumns} from chat_log e left join message_changes x on x.chat_id = e.chat_id and x.seq = e.seq
       where e.author = $1 and e.kind = 'message.sent' and x.deleted_at is null
         and (e.chat_id, e.seq) > ($2::uuid, $3::bigint) order by e.chat_id, e.seq limit $4`,
      [author, after?.chatId ?? '00000000-0000-0000-0000-000000000000', after?.seq ?? 0, limit],
    )
  ).rows;
