import { thumbHashToDataURL } from 'thumbhash';

const known = new Map<string, string>();
const mostKnown = 600;

/** A picture made of the few bytes that travel with a message, until the real one is here. */
export const blurUrl = (blur: string): string | undefined => {
  const before = known.get(blur);
  if (before !== undefined) return before || undefined;
  let url = '';
  try {
    url = thumbHashToDataURL(Uint8Array.from(atob(blur), (letter) => letter.codePointAt(0) ?? 0));
  } catch {
    // Whoever sent it made it wrong; there is no stand-in then.
  }
  if (known.size >= mostKnown) known.clear();
  known.set(blur, url);
  return url || undefined;
};
