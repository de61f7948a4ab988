import { excerptOf, hintOf, matchTexts, readQuery, type Hit } from '@maru/contract';
import { localStore } from '../../platform/session/index.ts';
import type { KeptLine } from '../../platform/store/index.ts';
import type { SentLine } from '../messages/index.ts';
import type { Answer, Asked } from './answer.ts';

const most = 200;

const hitOf = (row: KeptLine, wish: ReturnType<typeof readQuery>): Hit | undefined => {
  const line = row.line as SentLine;
  if (line.kind !== 'message.sent' || line.body.deleted) return undefined;
  const { text, content, card } = line.body;
  const hint = content && hintOf(content);
  const texts = [text, hint?.name ?? '', card?.title ?? ''].filter((one) => one !== '');
  const places = matchTexts(wish, texts);
  if (!places) return undefined;
  const at = Math.max(
    0,
    places.findIndex((one) => one.length > 0),
  );
  return {
    chatId: row.chatId as Hit['chatId'],
    seq: row.seq,
    author: line.author,
    at: line.at,
    ...excerptOf(texts[at] ?? '', places[at] ?? []),
    ...(hint && { hint }),
  };
};

const passes = (hit: Hit, { author, from, to, kinds }: Asked): boolean => {
  if (author && hit.author !== author) return false;
  if (from && hit.at < from) return false;
  if (to && hit.at >= to) return false;
  if (!kinds || kinds.length === 0) return true;
  const { type, of } = hit.hint ?? {};
  const kind = type === 'photos' ? 'photo' : type === 'card' ? of : type;
  return kinds.some((one) => one === kind || (one === 'link' && /https?:\/\//.test(hit.excerpt)));
};

/** Looks through what this device keeps of the rooms: the last lines of each that was open here. */
export const searchHere = async (asked: Asked): Promise<Answer> => {
  const store = localStore();
  const wish = readQuery(asked.query ?? '', asked.unfinished);
  const rows = store
    ? await (
        asked.chatId
          ? store.messages.where('[chatId+seq]').between([asked.chatId, 0], [asked.chatId, Infinity])
          : store.messages.toCollection()
      ).toArray()
    : [];
  const hits = rows
    .flatMap((row) => hitOf(row, wish) ?? [])
    .filter((hit) => passes(hit, asked))
    .sort((one, other) => other.at.localeCompare(one.at) || other.seq - one.seq);
  return {
    hits: hits.slice(0, most),
    cursor: undefined,
    total: Math.min(hits.length, most),
    totalIsMore: hits.length > most,
    isFromHere: true,
  };
};
