/** Letters of the beginning of a text that its card shows, and bytes that are enough for them. */
const letters = 300;
const bytesRead = 4_096;

const decode = (bytes: ArrayBuffer, encoding: string): string | undefined => {
  try {
    // `stream`: the last letter may be cut in two.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
};

/** Control letters other than tabs and line ends are not words. */
const looksBinary = (text: string): boolean => /(?![\t\n\v\f\r])\p{Cc}/u.test(text);
// Words that turn the line around could make an excerpt say what the file does not.
const invisible = /(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const mayBeWords = (type: string): boolean =>
  type === '' || type.startsWith('text/') || /^application\/(json|xml|javascript|yaml|toml)/.test(type);

/** The beginning of a text file; undefined where it holds no words that can be read. */
export const readExcerpt = async (file: Blob): Promise<string | undefined> => {
  if (!mayBeWords(file.type)) return undefined;
  const bytes = await file.slice(0, bytesRead).arrayBuffer();
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'euc-kr');
  if (text === undefined || looksBinary(text)) return undefined;
  const words = text.replaceAll('\r\n', '\n').replace(invisible, '').trim();
  return [...words].slice(0, letters).join('').trimEnd() || undefined;
};
