import {
  foldText,
  initialOf,
  isInitial,
  isSyllable,
  type ChatId,
  type LetterWish,
  type Wish,
} from '@maru/contract';

/** Messages of a chat lie in segments of so many numbers; each has keys of its own, so that a search reads a few at a time. */
export const segmentSize = 1_024;

/** The segment a message lies in. */
export const segmentOf = (seq: number): number => Math.floor(seq / segmentSize);

const mix = (text: string, seed: number): number => {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const two32 = 2 ** 32;

/**
 * Keys of grams within one segment of one chat: 21 bits of the place above 32 bits of the gram, so that keys of one
 * place lie beside each other in the index. Two grams can have one key; what is found by keys is compared by its text.
 */
export const keysIn = (chatId: ChatId, segment: number, grams: Iterable<string>): number[] => {
  const place = (mix(`${chatId}${segment}`, 0x811c9dc5) & 0x1fffff) * two32;
  return [...new Set([...grams].map((gram) => place + mix(gram, 0x9dc5811c)))];
};

/** Letters that say much by themselves: whole syllables, ideographs, emoji; not single Latin ones, digits or consonants. */
const isTelling = (letter: string): boolean => (letter.codePointAt(0) ?? 0) >= 0x2e80 && !isInitial(letter);

const beginsSyllable = (letter: string): boolean => isSyllable(letter) || isInitial(letter);
const pairOfInitials = (one: string, other: string): string => `i${initialOf(one)}${initialOf(other)}`;

/** The grams of texts: pairs of letters, single telling ones, and pairs of first consonants. */
export const gramsOf = (texts: readonly string[]): Set<string> => {
  const grams = new Set<string>();
  for (const text of texts) {
    const { letters } = foldText(text);
    for (let at = 0; at < letters.length; at++) {
      const letter = letters[at] as string;
      if (isTelling(letter)) grams.add(letter);
      const next = letters[at + 1];
      if (next === undefined) continue;
      grams.add(`p${letter}${next}`);
      if (beginsSyllable(letter) && beginsSyllable(next)) grams.add(pairOfInitials(letter, next));
    }
  }
  return grams;
};

const addInitials = (grams: Set<string>, ...wishes: readonly [LetterWish, LetterWish]): void => {
  const [one, other] = wishes.map((wish) => Object.values(wish)[0]) as [string, string];
  if (beginsSyllable(one) && beginsSyllable(other)) grams.add(pairOfInitials(one, other));
};

/** The grams that a message has to have to be found by a query; none where the query is too short to have any. */
export const gramsOfWish = (wish: Wish): Set<string> => {
  const grams = new Set<string>();
  for (const { ways } of wish) {
    // What all ways have in common: they differ in the last syllable only.
    const [first = [], second] = ways;
    const common = second ? first.slice(0, -1) : first;
    const [before, last] = second ? first.slice(-2) : [];
    if (before && last) addInitials(grams, before, last);
    common.forEach((here, at) => {
      const next = common[at + 1];
      if ('is' in here && isTelling(here.is)) grams.add(here.is);
      if (!next) return;
      if ('is' in here && 'is' in next) grams.add(`p${here.is}${next.is}`);
      else addInitials(grams, here, next);
    });
  }
  return grams;
};
