import { ContentType } from '@maru/contract';

/** What operators are shown of a body: its words, and what kind of thing it held. */
export interface ShownBody {
  text: string;
  held: string | null;
}

/** Letters that are shown: as many as a message may have. */
const mostLetters = 10_000;

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Reads what clients write (`crypto/src/payload`), as far as it is shown. What would open a file, or leads elsewhere, is
 * left out. Something that no client writes is shown as the letters that it is made of.
 */
export const readBody = (body: Buffer): ShownBody => {
  const words = body.toString('utf8').replaceAll('\0', '');
  let said: Record<string, unknown>;
  try {
    said = asObject(JSON.parse(words));
  } catch {
    return { text: words.slice(0, mostLetters), held: null };
  }
  const content = ContentType.safeParse(asObject(said['content'])['type']);
  const written = textIn(said['text']) || textIn(said['emoji']) || textIn(said['name']);
  return { text: written.slice(0, mostLetters), held: content.data ?? null };
};
