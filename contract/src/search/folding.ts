/** The first consonants of Hangul syllables, in the order of their syllables. */
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** Consonants that one key or two can write: they are looked for as two. */
const pairs: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};
/** What a consonant under a syllable leaves there, and begins the next syllable with; in the order of syllables. */
const tails =
  ' |ㄱ |ㄲ ㄱ|ㅅ |ㄴ ㄴ|ㅈ ㄴ|ㅎ |ㄷ |ㄹ ㄹ|ㄱ ㄹ|ㅁ ㄹ|ㅂ ㄹ|ㅅ ㄹ|ㅌ ㄹ|ㅍ ㄹ|ㅎ |ㅁ |ㅂ ㅂ|ㅅ |ㅅ |ㅆ |ㅇ |ㅈ |ㅊ |ㅋ |ㅌ |ㅍ |ㅎ'.split(
    ' ',
  );
const placeOfTail: Readonly<Record<string, number>> = { ㄱ: 1, ㄴ: 4, ㄹ: 8, ㅂ: 17 };
/** Vowels that others can be made of by one more stroke, each with those, by their numbers. */
const vowelsMadeOf: Readonly<Record<number, readonly number[]>> = {
  8: [9, 10, 11],
  9: [10],
  13: [14, 15, 16],
  14: [15],
  18: [19],
};

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const perInitial = 588;
const perVowel = 28;

/** Is this letter a whole Hangul syllable? */
export const isSyllable = (letter: string): boolean => {
  const code = letter.charCodeAt(0);
  return code >= firstSyllable && code <= lastSyllable;
};

/** The first consonant of a syllable; any other letter stands for itself. */
export const initialOf = (letter: string): string =>
  isSyllable(letter)
    ? (initials[Math.floor((letter.charCodeAt(0) - firstSyllable) / perInitial)] ?? letter)
    : letter;

/** Can a syllable begin with this letter? */
export const isInitial = (letter: string): boolean => letter.length === 1 && initials.includes(letter);

/** The syllable without the consonants under it. */
export const openSyllable = (syllable: string): string => {
  const code = syllable.charCodeAt(0) - firstSyllable;
  return String.fromCharCode(firstSyllable + code - (code % perVowel));
};

/** What a syllable becomes when its last consonant moves on to the next one, as it does while somebody writes: 말 to 마 and ㄹ. */
export const moveTail = (syllable: string): { stays: string; moves: string } | undefined => {
  const tail = (syllable.charCodeAt(0) - firstSyllable) % perVowel;
  const [left = '', moves = ''] = (tails[tail] ?? '').split('|');
  if (!moves) return undefined;
  const stays = openSyllable(syllable).charCodeAt(0) + (placeOfTail[left] ?? 0);
  return { stays: String.fromCharCode(stays), moves };
};

/** Can this syllable still become that one, by more strokes at its end? */
export const canBecome = (open: string, syllable: string): boolean => {
  if (!isSyllable(syllable) || initialOf(open) !== initialOf(syllable)) return false;
  const [vowel, other] = [open, syllable].map((one) =>
    Math.floor(((one.charCodeAt(0) - firstSyllable) % perInitial) / perVowel),
  ) as [number, number];
  return vowel === other || vowelsMadeOf[vowel]?.includes(other) === true;
};

/** A text as it is compared: small letters, composed, without blanks; each letter knows where it came from. */
export interface FoldedText {
  letters: readonly string[];
  /** Where each letter begins and ends in the text it came from, in UTF-16 units. */
  from: readonly number[];
  to: readonly number[];
}

const cluster = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\P{M}\p{M}*|\p{M}/gu;
/** Letters that several characters make together: only texts with these have to be taken apart with care. */
const composite = /[\p{M}\u1100-\u11ff]/u;
const unseen = /^[\s\u200b-\u200d\u2060\u3164\ufe0f\ufeff]+$/u;

/** One letter as it is compared; empty where nothing is seen of it. */
const foldLetter = (letter: string): string => {
  const code = letter.charCodeAt(0);
  if (code >= firstSyllable && code <= lastSyllable) return letter;
  if (code > 0x20 && code < 0x7f) return code >= 0x41 && code <= 0x5a ? letter.toLowerCase() : letter;
  if (unseen.test(letter)) return '';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  return letter.toLowerCase();
};

const foldCluster = (written: string): string => foldLetter(written.replace('\ufe0f', '').normalize('NFC'));

/** Folds a text for comparison. */
export const foldText = (text: string): FoldedText => {
  const [letters, from, to]: [string[], number[], number[]] = [[], [], []];
  const add = (folded: string, begin: number, end: number) => {
    if (folded === '') return;
    for (const letter of pairs[folded] ?? folded) {
      letters.push(letter);
      from.push(begin);
      to.push(end);
    }
  };
  if (composite.test(text)) {
    for (const { 0: written, index } of text.matchAll(cluster))
      add(foldCluster(written), index, index + written.length);
  } else {
    let at = 0;
    for (const letter of text) add(foldLetter(letter), at, (at += letter.length));
  }
  return { letters, from, to };
};
