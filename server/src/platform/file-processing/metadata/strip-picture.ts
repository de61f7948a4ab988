import { stripGif } from './strip-gif.ts';
import { stripHeif } from './strip-heif.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

const strippers: Record<string, (bytes: Buffer) => Buffer | undefined> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/apng': stripPng,
  'image/webp': stripWebp,
  'image/gif': stripGif,
  'image/heic': stripHeif,
  'image/heif': stripHeif,
  'image/avif': stripHeif,
};

/**
 * A picture without what the camera wrote beside it, its pixels untouched. Undefined where that cannot be done without
 * decoding it: another type, or not laid out as it should be.
 */
export const stripPicture = (bytes: Buffer, type: string): Buffer | undefined => {
  try {
    return strippers[type]?.(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};
