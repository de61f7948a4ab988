import { blank, boxesOf } from './boxes.ts';
import { extentsOf } from './heif-items.ts';

/** Items that hold what a camera wrote. */
const wordItems = new Set(['Exif', 'mime', 'uri ']);

/**
 * A HEIC or AVIF whose camera data is zeros, every other byte where it was. Which way is up stands elsewhere in it.
 * Undefined where it is not laid out as it should be.
 */
export const stripHeif = (given: Buffer): Buffer | undefined => {
  const bytes = Buffer.from(given);
  const extents = extentsOf(bytes);
  if (!extents) return undefined;
  for (const { type, from, size } of extents) if (wordItems.has(type)) bytes.fill(0, from, from + size);
  for (const box of boxesOf(bytes)) if (box.type === 'uuid' || box.type === 'udta') blank(bytes, box);
  return bytes;
};
