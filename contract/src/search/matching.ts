import {
  canBecome,
  foldText,
  initialOf,
  isInitial,
  isSyllable,
  moveTail,
  openSyllable,
  type FoldedText,
} from './folding.ts';

/** What one letter of a query asks of a letter: to be it, to begin with a consonant, or to begin like a syllable. */
export type LetterWish = { is: string } | { begins: string } | { opens: string };

/** One word of a query: any of these ways to read it will do. */
export interface WordWish {
  ways: readonly (readonly LetterWish[])[];
}

/** A query, read: a message has to have every word of it. */
export type Wish = readonly WordWish[];

/** A stretch of a text, in UTF-16 units: where it begins and how long it is. */
export type Stretch = readonly [at: number, length: number];

const wishOf = (letter: string): LetterWish => (isInitial(letter) ? { begins: letter } : { is: letter });

/** While a syllable is being written its last consonant may belong to the next one, and more may come under it. */
const unfinishedWays = (whole: readonly LetterWish[], last: string): (readonly LetterWish[])[] => {
  const before = whole.slice(0, -1);
  const moved = moveTail(last);
  if (moved) return [whole, [...before, { is: moved.stays }, { begins: moved.moves }]];
  return openSyllable(last) === last ? [[...before, { opens: last }]] : [whole];
};

/**
 * Reads a query. Words stand for themselves, single consonants for syllables that begin with them (ㅁㄹ finds 마루).
 * `unfinished` says that the last syllable is still being written: it then finds what it may become.
 */
export const readQuery = (query: string, unfinished = false): Wish => {
  const words = query.trim().split(/\s+/u).filter(Boolean);
  return words
    .map((word, at) => {
      const { letters } = foldText(word);
      const whole = letters.map(wishOf);
      const last = letters.at(-1);
      const isLast = at === words.length - 1;
      if (unfinished && isLast && last && letters.length > 1 && isSyllable(last))
        return { ways: unfinishedWays(whole, last) };
      return { ways: [whole] };
    })
    .filter(({ ways }) => ways.some((way) => way.length > 0));
};

const fits = (wish: LetterWish, letter: string): boolean => {
  if ('is' in wish) return wish.is === letter;
  if ('begins' in wish) return initialOf(letter) === wish.begins;
  return canBecome(wish.opens, letter);
};

const fitsAt = (way: readonly LetterWish[], letters: readonly string[], at: number): boolean => {
  for (let step = 0; step < way.length; step++)
    if (!fits(way[step] as LetterWish, letters[at + step] as string)) return false;
  return true;
};

const mostPlaces = 200;

const placesOf = (word: WordWish, { letters, from, to }: FoldedText): Stretch[] => {
  const places: Stretch[] = [];
  for (let at = 0; at < letters.length && places.length < mostPlaces; at++) {
    const way = word.ways.find((one) => at + one.length <= letters.length && fitsAt(one, letters, at));
    if (!way || way.length === 0) continue;
    const begin = from[at] as number;
    places.push([begin, (to[at + way.length - 1] as number) - begin]);
    at += way.length - 1;
  }
  return places;
};

const merged = (places: readonly Stretch[]): Stretch[] => {
  const joined: [number, number][] = [];
  for (const [at, length] of [...places].sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last && at <= last[0] + last[1]) last[1] = Math.max(last[1], at + length - last[0]);
    else joined.push([at, length]);
  }
  return joined;
};

/** Where the words of a query stand in a text, in order and without overlaps; those that are not there are left out. */
export const findPlaces = (wish: Wish, text: string): Stretch[] => {
  if (wish.length === 0 || text === '') return [];
  const folded = foldText(text);
  return merged(wish.flatMap((word) => placesOf(word, folded)));
};

/**
 * Does something with these texts have every word of the query? Gives where they stand in each text, or undefined.
 * Different words may stand in different texts: one in the caption, one in the name of the file.
 */
export const matchTexts = (wish: Wish, texts: readonly string[]): Stretch[][] | undefined => {
  const folded = texts.map(foldText);
  const found = wish.map((word) => folded.map((text) => placesOf(word, text)));
  if (found.some((inTexts) => inTexts.every((places) => places.length === 0))) return undefined;
  return texts.map((_, at) => merged(found.flatMap((inTexts) => inTexts[at] ?? [])));
};
