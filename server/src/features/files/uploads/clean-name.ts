import { limits } from '@maru/contract';
import { wellFormed } from '../well-formed.ts';

/** Letters that turn the rest of a name round, or are not seen: `gpj.exe` can be made to look like `exe.jpg`. */
const deceiving =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]/gu;
/** What file systems do not take. */
const unfit = /["*:<>?|]/g;
/** Words that are devices on Windows, whatever ending they have. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Shortens the name before its ending. */
const shorten = (name: string, most: number): string => {
  const letters = [...name];
  if (letters.length <= most) return name;
  const ending = /\.[^.]{1,16}$/.exec(name)?.[0] ?? '';
  return letters.slice(0, most - [...ending].length).join('') + ending;
};

/** A name that is harmless on every disk: without folders, control letters and tricks, at most 200 letters. */
export const cleanName = (given: string | null | undefined): string => {
  const last =
    wellFormed(given ?? '')
      .normalize('NFC')
      .replaceAll('\\', '/')
      .split('/')
      .at(-1) ?? '';
  const plain = last
    .replace(deceiving, '')
    .replace(unfit, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
    .replace(devices, '_$1');
  return shorten(plain, limits.fileName) || 'file';
};
