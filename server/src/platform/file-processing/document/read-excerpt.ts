import { open } from 'node:fs/promises';
import { excerptLetters } from '../limits.ts';

/** Enough for the letters that are shown, in any encoding. */
const bytesRead = 4_096;

const decode = (bytes: Buffer, encoding: string): string | undefined => {
  try {
    // `stream`: the last letter may be cut in two.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
};

const byteOrders: [mark: Buffer, encoding: string][] = [
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];

/** Control letters other than tabs and line ends are not words. */
const looksBinary = (text: string): boolean => /(?![\t\n\v\f\r])\p{Cc}/u.test(text);
// Words that turn the line around could make an excerpt say what the file does not.
const invisible = /(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The words at the beginning of bytes: UTF-8, UTF-16 with its mark, or the EUC-KR (CP949) of older Korean files. */
export const decodeWords = (bytes: Buffer): string | undefined => {
  const marked = byteOrders.find(([mark]) => bytes.subarray(0, 2).equals(mark));
  const text = marked ? decode(bytes, marked[1]) : (decode(bytes, 'utf-8') ?? decode(bytes, 'euc-kr'));
  if (text === undefined || looksBinary(text)) return undefined;
  const words = text.replaceAll('\r\n', '\n').replace(invisible, '').trim();
  return [...new Intl.Segmenter().segment(words.slice(0, excerptLetters * 4))]
    .slice(0, excerptLetters)
    .map(({ segment }) => segment)
    .join('')
    .slice(0, excerptLetters * 4)
    .trimEnd();
};

/** The beginning of a text file; undefined where it holds no words that we can read. */
export const readExcerpt = async (path: string): Promise<string | undefined> => {
  const file = await open(path);
  try {
    const { bytesRead: count, buffer } = await file.read(Buffer.alloc(bytesRead), 0, bytesRead, 0);
    return decodeWords(buffer.subarray(0, count)) || undefined;
  } finally {
    await file.close();
  }
};
