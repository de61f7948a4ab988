/** The gradient hues, in degrees, that faces without a picture are coloured with. */
export const AVATAR_HUES = [12, 0, 30, 48, 90, 135, 150, 180, 205, 230, 265, 330] as const;

/** The hue of an id: always the same for the same id, on every device. */
export function avatarHue(id: string): number {
  // FNV-1a: short, spreads neighbouring ids well, and needs no library.
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  // FNV's low bits are weak on short ids, so its bits are stirred once more.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return AVATAR_HUES[(hash >>> 0) % AVATAR_HUES.length] ?? AVATAR_HUES[0];
}

/** The one letter that stands for a name: its first visible character, in upper case. */
export function initialOf(name: string): string {
  const first = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    .segment(name.trim())
    [Symbol.iterator]()
    .next();
  return first.done ? '' : first.value.segment.toLocaleUpperCase();
}
