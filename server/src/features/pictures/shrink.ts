import { pictureSizes } from '@maru/contract';
import sharp from 'sharp';
import { refuse } from '../../platform/refusal.ts';

/** Enough for any camera, little enough that a small file cannot unpack into all of our memory. */
const mostPixels = 60_000_000;

// What was decoded is not asked for again.
sharp.cache(false);

/** A picture in the sizes it is kept in. */
export interface ShrunkPicture {
  small: Buffer;
  large: Buffer;
  width: number;
  height: number;
}

/**
 * Turns a picture the right way up and makes it small. Nothing of what the camera wrote beside it is kept: where it
 * was taken is nobody's business. Refuses picture_unreadable.
 */
export const shrinkPicture = async (bytes: Buffer): Promise<ShrunkPicture> => {
  try {
    const { data: large, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize(pictureSizes.large, pictureSizes.large, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    const small = await sharp(large)
      .resize(pictureSizes.small, pictureSizes.small)
      .webp({ quality: 80 })
      .toBuffer();
    return { small, large, width: info.width, height: info.height };
  } catch {
    throw refuse('picture_unreadable');
  }
};
