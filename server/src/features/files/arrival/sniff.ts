import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** As much of the beginning as is looked at for words. */
const beginningBytes = 8_192;

/** What looks like words and is understood by browsers as more than words. */
const markup: readonly [type: string, sign: RegExp][] = [
  ['image/svg+xml', /<(?:[a-z]+:)?svg[\s>/]/i],
  ['text/html', /<!doctype\s+html|<(?:html|head|body|script|iframe|style|title|meta|img|form)[\s>/]/i],
  ['application/xml', /^\s*<\?xml\s/i],
];

/** What the first bytes are, when no format is known by them: words of some kind, or nothing that is known. */
export const typeOfWords = (beginning: Buffer, whole: boolean): string => {
  if (beginning.length === 0) return 'application/octet-stream';
  // Control letters other than tabs, line ends and escapes are not written in words.
  if (beginning.some((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)))
    return 'application/octet-stream';
  let words: string;
  try {
    // The last letter may be cut in the middle.
    words = new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: !whole });
  } catch {
    return 'application/octet-stream';
  }
  return markup.find(([, sign]) => sign.test(words))?.[0] ?? 'text/plain';
};

/**
 * The type of a file by its bytes alone: what it is called, and what its sender says of it, count for nothing. Words are
 * `text/plain`, markup is named as what it is; `application/octet-stream` is what nobody knows.
 */
export const sniffType = async (path: string): Promise<string> => {
  const file = await open(path, 'r');
  let beginning: Buffer;
  let whole: boolean;
  try {
    const buffer = Buffer.alloc(beginningBytes);
    const { bytesRead } = await file.read(buffer, 0, beginningBytes, 0);
    beginning = buffer.subarray(0, bytesRead);
    whole = bytesRead < beginningBytes;
  } finally {
    await file.close();
  }
  // A broken container makes its reader throw: then its bytes are nothing that is known.
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (found && found.mime !== 'application/xml') return found.mime;
  return typeOfWords(beginning, whole);
};
