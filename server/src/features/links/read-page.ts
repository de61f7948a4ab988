import { Parser } from 'htmlparser2';

/** What the head of a page says of itself. */
export interface PageFacts {
  title: string;
  text: string | undefined;
  site: string | undefined;
  /** As written: may be relative to the page. */
  picture: string | undefined;
}

const mostLetters = { title: 150, text: 300, site: 60 };

const charsetOf = (type: string, bytes: Buffer): string => {
  const named = /charset=["']?([\w-]+)/i;
  const begin = bytes.subarray(0, 2_048).toString('latin1');
  return named.exec(type)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(begin)?.[1] ?? 'utf-8';
};

/** The letters of a page in the charset it names; UTF-8 where that is not known. */
export const decodePage = (type: string, bytes: Buffer): string => {
  try {
    return new TextDecoder(charsetOf(type, bytes)).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

const tidy = (words: string | undefined, letters: number): string | undefined => {
  // Letters that steer the direction of writing could turn a card's words around.
  const plain = words
    ?.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!plain) return undefined;
  return plain.length > letters ? `${plain.slice(0, letters - 1).trimEnd()}…` : plain;
};

/** Reads title, text, site and picture from the head of a page (Open Graph, Twitter cards, plain HTML). */
export const readPage = (html: string): PageFacts | undefined => {
  const named = new Map<string, string>();
  let title = '';
  let inTitle = false;
  let isDone = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (isDone) return;
      if (name === 'title' && title === '') inTitle = true;
      if (name === 'body') isDone = true;
      const key = (attributes['property'] ?? attributes['name'] ?? '').toLowerCase();
      const content = attributes['content'];
      if (name === 'meta' && key && content && !named.has(key)) named.set(key, content);
    },
    ontext(text) {
      if (inTitle && title.length < 1_000) title += text;
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
      if (name === 'head') isDone = true;
    },
  });
  parser.write(html);
  parser.end();
  const first = (...keys: string[]) => keys.map((key) => named.get(key)).find(Boolean);
  const shown = tidy(first('og:title', 'twitter:title') ?? title, mostLetters.title);
  if (!shown) return undefined;
  return {
    title: shown,
    text: tidy(first('og:description', 'twitter:description', 'description'), mostLetters.text),
    site: tidy(first('og:site_name', 'application-name'), mostLetters.site),
    picture: first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image'),
  };
};
