import { hintOf, type Hit } from '@maru/contract';
import type { Found } from './find-hits.ts';

/** Letters that stand before the first place, and in an excerpt in all. */
const lead = 24;
const excerptLength = 160;

/** Does this place cut a letter of two units in half? */
const cuts = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '');

/** The stretch of a text around the first place, in one line, and where the places stand in it. */
export const excerptOf = (
  text: string,
  places: readonly (readonly [number, number])[],
): { excerpt: string; places: [number, number][] } => {
  const first = places[0]?.[0] ?? 0;
  let from = first > lead * 2 ? first - lead : 0;
  if (cuts(text, from)) from--;
  let to = Math.min(text.length, from + excerptLength);
  if (cuts(text, to)) to--;
  const before = from > 0 ? '…' : '';
  const excerpt = `${before}${text.slice(from, to).replace(/\s/gu, ' ')}${to < text.length ? '…' : ''}`;
  const shift = before.length - from;
  return {
    excerpt,
    places: places
      .filter(([at, length]) => at >= from && at + length <= to)
      .map(([at, length]) => [at + shift, length]),
  };
};

/** A message that was found, as it is shown in a list. */
export const presentHit = ({ message, texts, places }: Found, link: string | undefined): Hit => {
  // The words the query stands in come first; without a query, what the person wrote.
  const at = Math.max(
    0,
    places.findIndex((one) => one.length > 0),
  );
  return {
    chatId: message.chatId,
    seq: message.seq,
    author: message.author,
    at: message.at.toISOString(),
    ...excerptOf(texts[at] ?? '', places[at] ?? []),
    ...(message.content && { hint: hintOf(message.content) }),
    ...(link !== undefined && { link }),
  };
};
