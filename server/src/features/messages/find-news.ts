import type { AccountId, Mention, MessageContent } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { readNews, type NewsWanted } from './news-store.ts';
import { currentContent, currentText } from './present.ts';

/** A message that somebody may be told of, as they see it. */
export interface News {
  seq: number;
  author: AccountId;
  at: Date;
  text: string;
  content: MessageContent | undefined;
  mentions: readonly Mention[];
  /** Whom it answers. */
  answers: AccountId | undefined;
  silent: boolean;
}

/** What others have written in stretches of chats, the newest first; one list for each that was asked for. */
export const findNews = async (
  db: Queryable,
  wanted: readonly NewsWanted[],
  limit: number,
): Promise<News[][]> => {
  const lists: News[][] = wanted.map(() => []);
  if (wanted.length === 0) return lists;
  for (const { place, ...line } of await readNews(db, wanted, limit)) {
    lists[place - 1]?.push({
      seq: line.seq,
      author: line.author,
      at: line.at,
      text: currentText(line),
      content: currentContent(line),
      mentions: line.edited_at ? (line.edited_mentions ?? []) : (line.body.mentions ?? []),
      answers: line.body.replyTo?.author,
      silent: line.body.silent ?? false,
    });
  }
  return lists;
};
