import type { AccountId, ChatId, LinkCard, MessageContent } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { readMessagesAcross, readTouched, readWhole } from './found-store.ts';
import { currentContent, currentText } from './present.ts';
import type { LineRow } from './store.ts';

/** A message as one reader sees it. */
export interface SeenMessage {
  chatId: ChatId;
  seq: number;
  author: AccountId;
  at: Date;
  text: string;
  content: MessageContent | undefined;
  card: LinkCard | undefined;
}

const seenOf = (line: LineRow): SeenMessage => ({
  chatId: line.chat_id,
  seq: line.seq,
  author: line.author,
  at: line.at,
  text: currentText(line),
  content: currentContent(line),
  card: line.filled_card ?? undefined,
});

/** Those of these messages that somebody sees, as they see them; what is deleted is not among them. In no order. */
export const findMessages = async (
  db: Queryable,
  reader: AccountId,
  places: readonly { chatId: ChatId; seq: number }[],
): Promise<SeenMessage[]> =>
  places.length === 0
    ? []
    : (await readMessagesAcross(db, reader, places)).filter((line) => !line.deleted_at).map(seenOf);

/** A message with every text and content that some reader may see of it: for an index, never for a reader. */
export interface WholeMessage {
  seq: number;
  author: AccountId;
  at: Date;
  texts: string[];
  contents: MessageContent[];
  card: LinkCard | undefined;
}

/** What became of messages in a stretch of a chat's log. */
export interface Stretch {
  /** The last entry that was read; undefined where there is none. */
  lastSeq: number | undefined;
  /** Messages that came or changed, as they are now. */
  messages: WholeMessage[];
  /** Messages that are no more. */
  gone: number[];
}

/** Reads on in a chat's log, for an index: what came, changed and went. */
export const readOn = async (
  db: Queryable,
  of: { chatId: ChatId; afterSeq: number; limit: number },
): Promise<Stretch> => {
  const entries = await readTouched(db, of);
  const about = [...new Set(entries.flatMap((entry) => (entry.about === null ? [] : [entry.about])))];
  const rows = about.length > 0 ? await readWhole(db, of.chatId, about) : [];
  return {
    lastSeq: entries.at(-1)?.seq,
    gone: rows.filter((row) => row.gone).map((row) => row.seq),
    messages: rows
      .filter((row) => !row.gone)
      .map((row) => ({
        seq: row.seq,
        author: row.author,
        at: row.at,
        texts: row.texts.filter((text): text is string => Boolean(text)),
        contents: row.contents.filter((content): content is MessageContent => content !== null),
        card: row.card ?? undefined,
      })),
  };
};
