import { find } from 'linkifyjs';

const mostLetters = 2_000;

/** Could there be an address in this text? Cheap enough to be asked of every message that is sent. */
export const mayHaveLink = (text: string): boolean => /:\/\/|[\p{L}\p{N}]\.[\p{L}]{2}/u.test(text);

/** The first web address in a text that could have a card. */
export const firstLink = (text: string): string | undefined => {
  if (!mayHaveLink(text)) return undefined;
  const found = find(text.slice(0, 10_000), 'url').find(({ href }) => /^https?:\/\//i.test(href));
  return found && found.href.length <= mostLetters ? found.href : undefined;
};

const hour = 3_600_000;

/** Is what was found then still good enough now? A page that had nothing is asked again sooner. */
export const isFresh = (known: { card: unknown; found_at: Date }, now: Date): boolean =>
  now.getTime() - known.found_at.getTime() < (known.card ? 24 * hour : hour / 4);
