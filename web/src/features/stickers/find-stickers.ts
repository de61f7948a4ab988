import { disassemble } from 'es-hangul';
import { matchesInitials } from '../people/index.ts';
import type { ShownPack, ShownSticker } from './shown-packs.ts';

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s!?.,~…^]+/gu, '');

/** True when a word answers a search: a part of it, its initials, or letters of a syllable that is half typed. */
const answers = (word: string, wanted: string): boolean =>
  matchesInitials(word, wanted) || disassemble(plain(word)).includes(disassemble(wanted));

/** The stickers that a search by word finds, those whose word begins with it first. */
export const searchStickers = (packs: readonly ShownPack[], search: string): ShownSticker[] => {
  const wanted = plain(search);
  if (wanted === '') return [];
  const found = packs.flatMap(({ name, stickers }) =>
    answers(name, wanted)
      ? [...stickers]
      : stickers.filter(({ finds }) => finds.some((word) => answers(word, wanted))),
  );
  const rank = ({ finds }: ShownSticker) => (finds.some((word) => plain(word).startsWith(wanted)) ? 0 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other));
};

/** Only what was written last counts: a long letter is not about its first word. */
const lastLetters = 18;
const most = 12;

const isLatin = (word: string): boolean => /^[\p{Script=Latin}\d' -]+$/u.test(word);

/** How well a word stands in a text: the longer the better, 0 where it does not. */
const weigh = (word: string, text: { end: string; joined: string; words: ReadonlySet<string> }): number => {
  if (isLatin(word)) {
    const escaped = word.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(^|[^\\p{L}])${escaped}($|[^\\p{L}])`, 'u').test(text.end) ? word.length : 0;
  }
  const short = plain(word);
  // One letter alone means itself only: 네 is a yes, 네모 is none.
  if (short.length < 2) return text.words.has(short) ? 1.5 : 0;
  return text.joined.includes(short) ? short.length : 0;
};

/** The stickers that go with what is being written; none for most texts. */
export const suggestStickers = (packs: readonly ShownPack[], text: string): ShownSticker[] => {
  const end = text.trim().toLowerCase().slice(-lastLetters);
  const joined = plain(end);
  if (joined === '') return [];
  const read = { end, joined, words: new Set(end.split(/\s+/u).map(plain)) };
  return packs
    .flatMap(({ stickers }, place) =>
      stickers.map((sticker) => ({
        sticker,
        place,
        weight: Math.max(...sticker.finds.map((word) => weigh(word, read))),
      })),
    )
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight || one.place - other.place)
    .slice(0, most)
    .map(({ sticker }) => sticker);
};
