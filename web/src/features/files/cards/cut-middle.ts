import { endingOf, showName } from './show-name.ts';

const wide =
  /\p{Script=Hangul}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Extended_Pictographic}/u;

/** About how broad a letter is, measured in the height of the line. */
const breadthOf = (letter: string): number =>
  wide.test(letter) ? 1 : /[A-Z@MW%m]/.test(letter) ? 0.75 : 0.58;

const tailLetters = 4;

/** A name that takes no more than about this much room: its middle goes, never its ending. */
export const cutMiddle = (name: string, room: number): string => {
  const letters = [...new Intl.Segmenter().segment(showName(name))].map((part) => part.segment);
  const whole = letters.reduce((sum, letter) => sum + breadthOf(letter), 0);
  if (whole <= room) return letters.join('');
  const ending = endingOf(letters.join(''));
  const kept = letters.slice(-(tailLetters + (ending === '' ? 0 : ending.length + 1)));
  let left = room - 1 - kept.reduce((sum, letter) => sum + breadthOf(letter), 0);
  const start: string[] = [];
  for (const letter of letters.slice(0, -kept.length)) {
    left -= breadthOf(letter);
    if (left < 0) break;
    start.push(letter);
  }
  return `${start.join('').trimEnd()}…${kept.join('').trimStart()}`;
};
