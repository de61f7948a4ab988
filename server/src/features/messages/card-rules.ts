// What hides, or turns the reading direction of what follows, has no place in a name or a number.
const hidden = /[\p{Cc}\u{ad}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}]/gu;

/** One line without anything that cannot be seen; may be empty. */
export const cleanLine = (text: string): string => text.replace(hidden, ' ').replace(/\s+/g, ' ').trim();

/** A telephone number as it was written, without what no number holds; undefined where none is left. */
export const cleanPhone = (text: string): string | undefined => {
  const number = cleanLine(text).replace(/[^\p{Nd}+*#().,;/\- ]/gu, '');
  return /\p{Nd}.*\p{Nd}/u.test(number) ? number.trim() : undefined;
};

/** A mail address; undefined where it is none. */
export const cleanMail = (text: string): string | undefined => {
  const address = cleanLine(text);
  return /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/.test(address) ? address : undefined;
};
