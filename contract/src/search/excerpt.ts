import type { Stretch } from './matching.ts';

/** Letters that stand before the first place, and in an excerpt in all. */
const lead = 14;
const excerptLength = 160;

/** Does this place cut a letter of two units in half? */
const cuts = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '');

/** The stretch of a text around the first place, in one line, and where the places stand in it. */
export const excerptOf = (
  text: string,
  places: readonly Stretch[],
): { excerpt: string; places: [number, number][] } => {
  const first = places[0]?.[0] ?? 0;
  let from = first > lead + 4 ? first - lead : 0;
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
