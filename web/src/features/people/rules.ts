import { canBeChoseong, getChoseong } from 'es-hangul';

/** Han-geul first, then Latin, then the rest: the order of a Korean list of names. */
const scriptRank = (name: string): number => {
  if (/^[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]/u.test(name)) return 0;
  if (/^\p{Script=Latin}/u.test(name)) return 1;
  return 2;
};

const collator = new Intl.Collator(['ko', 'en'], { numeric: true, sensitivity: 'base' });

/** Orders two names: 가나다, then ABC, then others. */
export const compareNames = (one: string, other: string): number =>
  scriptRank(one) - scriptRank(other) || collator.compare(one, other);

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');

/** True when a name answers a search: a part of it, or its initial consonants (ㅈㅇ finds 지우). */
export const matchesInitials = (name: string, search: string): boolean => {
  const wanted = plain(search);
  if (wanted === '') return true;
  const given = plain(name);
  if (given.includes(wanted)) return true;
  if (![...wanted].every((letter) => canBeChoseong(letter))) return false;
  return getChoseong(given).replace(/\s+/g, '').includes(wanted);
};
