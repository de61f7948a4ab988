import type { AccountId, ChatId, HistoryItem, HistoryPage } from '@maru/contract';
import { dress, findPersons, idsIn } from '../accounts/index.ts';
import { findRoom, requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { shownReactions } from './rules.ts';
import { presentLine, presentReactions } from './present.ts';
import {
  readBookmarked,
  readLinesAfter,
  readLinesBefore,
  readReactions,
  type LineRow,
  type ReactionRow,
} from './store.ts';

/** Lines with what hangs on them: reactions and this reader's bookmarks. */
export const hydrateLines = async (
  house: House,
  of: { chatId: ChatId; reader: AccountId },
  lines: readonly LineRow[],
): Promise<HistoryItem[]> => {
  const seqs = lines.map((line) => line.seq);
  const [reactions, bookmarked] = await Promise.all([
    readReactions(house.db, of.chatId, seqs),
    readBookmarked(house.db, { accountId: of.reader, chatId: of.chatId }, seqs),
  ]);
  const bySeq = new Map<number, ReactionRow[]>();
  for (const row of shownReactions(await findRoom(house, of.chatId), of.reader, reactions))
    bySeq.set(row.seq, [...(bySeq.get(row.seq) ?? []), row]);
  const items = lines.map((line) =>
    presentLine(line, {
      reactions: presentReactions(bySeq.get(line.seq) ?? [], of.reader),
      bookmarked: bookmarked.has(line.seq),
    }),
  );
  const named = idsIn(items.map((item) => item.body));
  if (named.size === 0) return items;
  // Whoever is named in what was written is shown as this reader sees them now.
  const persons = await findPersons(house.db, [...named], of);
  return items.map((item) => ({ ...item, body: dress(item.body, (id) => persons.get(id)) }));
};

interface Asked {
  chatId: ChatId;
  beforeSeq?: number | undefined;
  afterSeq?: number | undefined;
  aroundSeq?: number | undefined;
  limit: number;
}

interface Skeleton {
  /** Newest first. */
  lines: LineRow[];
  hasOlder: boolean;
  hasNewer: boolean;
}

const everything = Number.MAX_SAFE_INTEGER;

/** One line more than asked for tells whether there is another page. */
const older = async (
  house: House,
  reader: AccountId,
  of: { chatId: ChatId; beforeSeq: number; limit: number },
): Promise<[LineRow[], boolean]> => {
  const lines = await readLinesBefore(house.db, { ...of, reader, limit: of.limit + 1 });
  return [lines.slice(0, of.limit), lines.length > of.limit];
};

const newer = async (
  house: House,
  reader: AccountId,
  of: { chatId: ChatId; afterSeq: number; limit: number },
): Promise<[LineRow[], boolean]> => {
  const lines = await readLinesAfter(house.db, { ...of, reader, limit: of.limit + 1 });
  return [lines.slice(0, of.limit).toReversed(), lines.length > of.limit];
};

const findLines = async (house: House, reader: AccountId, asked: Asked): Promise<Skeleton> => {
  const { chatId, limit } = asked;
  if (asked.aroundSeq !== undefined) {
    const half = Math.ceil(limit / 2);
    const [[before, hasOlder], [after, hasNewer]] = await Promise.all([
      older(house, reader, { chatId, beforeSeq: asked.aroundSeq + 1, limit: half }),
      newer(house, reader, { chatId, afterSeq: asked.aroundSeq, limit: Math.max(1, limit - half) }),
    ]);
    return { lines: [...after, ...before], hasOlder, hasNewer };
  }
  if (asked.afterSeq !== undefined) {
    const [lines, hasNewer] = await newer(house, reader, { chatId, afterSeq: asked.afterSeq, limit });
    return { lines, hasNewer, hasOlder: asked.afterSeq > 0 };
  }
  const [lines, hasOlder] = await older(house, reader, {
    chatId,
    beforeSeq: asked.beforeSeq ?? everything,
    limit,
  });
  return { lines, hasOlder, hasNewer: asked.beforeSeq !== undefined };
};

/** A page of history as one of the members sees it: skeleton, then what hangs on it, then the persons in it. */
export const readPage = async (house: House, reader: AccountId, input: Asked): Promise<HistoryPage> => {
  await requireRoom(house, input.chatId, reader);
  // Read before the lines: what is committed in between comes after it, and is folded in by the reader.
  const lastSeq = await house.log.lastSeq(chatLog(input.chatId));
  const { lines, hasOlder, hasNewer } = await findLines(house, reader, input);
  const messages = await hydrateLines(house, { chatId: input.chatId, reader }, lines);
  const ids = new Set([
    ...lines.map((line) => line.author),
    ...idsIn(messages.map((line) => line.body)),
    ...messages.flatMap((line) =>
      ((line.body.reactions as { by: AccountId[] }[] | undefined) ?? []).flatMap((one) => one.by),
    ),
  ]);
  const persons = await findPersons(house.db, [...ids], { reader, chatId: input.chatId });
  return { messages, persons: [...persons.values()], lastSeq, hasOlder, hasNewer };
};

/** A page of history. */
export const readHistory: SignedVerb<'messages.history'> = ({ house, who }, input) =>
  readPage(house, who.accountId, input);
