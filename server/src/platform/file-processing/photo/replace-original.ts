import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { boundSide, pictureBounds } from '@maru/contract';
import type { Sharp } from 'sharp';
import { readHeifExif } from '../metadata/heif-items.ts';
import { uprightExif } from '../metadata/orientation.ts';
import { addExif } from '../metadata/strip-jpeg.ts';
import { stripPicture } from '../metadata/strip-picture.ts';
import { CannotProcess, type Arrived, type NewOriginal } from '../types.ts';

/** What every browser shows, and need not be made into something else to be small. */
const shownEverywhere = new Set(['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif']);
const drawn = new Set(['image/png', 'image/apng', 'image/webp', 'image/gif', 'image/avif']);

/** A photo as it was opened. */
export interface Opened {
  bytes: Buffer;
  open: () => Sharp;
  /** As shown, turned upright. */
  width: number;
  height: number;
  moves: boolean;
}

/** Takes camera data out without touching a pixel, or writes the same pixels anew where the type leaves no other way. */
const strip = async ({ folder, type, wish }: Arrived, opened: Opened): Promise<NewOriginal | undefined> => {
  if (wish.keepMetadata) return undefined;
  const path = join(folder, 'original');
  const clean = stripPicture(opened.bytes, type);
  if (clean) {
    if (clean.equals(opened.bytes)) return undefined;
    await writeFile(path, clean);
    return { path, type, ending: '' };
  }
  if (type === 'image/tiff') {
    await opened.open().autoOrient().keepIccProfile().tiff({ compression: 'deflate' }).toFile(path);
    return { path, type, ending: '' };
  }
  throw new CannotProcess(`${type} is not laid out as it should be`);
};

/** What is saved with a drawing or a screenshot is sharp letters: WebP keeps them better than JPEG. */
const shrink = async (
  { folder, type, wish }: Arrived,
  opened: Opened,
  side: number,
): Promise<NewOriginal> => {
  const path = join(folder, 'original');
  const smaller = opened.open().autoOrient().resize(side, side, { fit: 'inside', withoutEnlargement: true });
  if (wish.keepMetadata) smaller.keepExif();
  if (drawn.has(type)) {
    await smaller.webp({ quality: 86, effort: 2 }).toFile(path);
    return { path, type: 'image/webp', ending: 'webp' };
  }
  const jpeg = smaller.flatten({ background: '#ffffff' }).jpeg({ quality: 82, progressive: true });
  // What decodes a HEIC gives its pixels alone: what the camera wrote is brought over by hand.
  const exif = wish.keepMetadata ? readHeifExif(opened.bytes) : undefined;
  await (exif ? writeFile(path, addExif(await jpeg.toBuffer(), uprightExif(exif))) : jpeg.toFile(path));
  return { path, type: 'image/jpeg', ending: 'jpg' };
};

/**
 * What a download of a photo gives instead of what arrived: its sender may have asked for fewer pixels, and place and
 * camera stay out unless asked for. Undefined where what arrived is right as it is.
 */
export const replaceOriginal = (arrived: Arrived, opened: Opened): Promise<NewOriginal | undefined> => {
  const { quality } = arrived.wish;
  if (quality === 'original' || arrived.wish.as === 'file' || opened.moves) return strip(arrived, opened);
  const side = boundSide(opened, pictureBounds[quality]);
  if (Math.max(opened.width, opened.height) <= side && shownEverywhere.has(arrived.type))
    return strip(arrived, opened);
  return shrink(arrived, opened, side);
};
