// What hides, or turns the reading direction of what follows: "gpj.exe" must not look like "exe.jpg".
const hidden = /[\p{Cc}\u{ad}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}]/gu;

/** The name of a file as it may be shown: on one line, without what hides or turns letters around. */
export const showName = (name: string): string => name.replace(hidden, '').replace(/\s+/g, ' ').trim() || '?';

/** The ending of a name, without the dot and in small letters; empty where there is none. */
export const endingOf = (name: string): string =>
  /[^.]\.([\p{L}\p{Nd}]{1,8})$/u.exec(name)?.[1]?.toLowerCase() ?? '';

const tailLetters = 3;
const longFrom = 18;

/**
 * A name in two parts, of which only the first is cut where there is no room: whatever happens, its last letters and
 * its ending can be read.
 */
export const splitName = (name: string): { start: string; end: string } => {
  const shown = showName(name);
  const letters = [...new Intl.Segmenter().segment(shown)].map((part) => part.segment);
  if (letters.length <= longFrom) return { start: '', end: shown };
  const ending = endingOf(shown);
  const kept = (ending === '' ? 0 : ending.length + 1) + tailLetters;
  return { start: letters.slice(0, -kept).join(''), end: letters.slice(-kept).join('') };
};
