import { boundSide, type PictureBounds } from '@maru/contract';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { mostPixels, pictureSeconds } from '../limits.ts';
import { CannotProcess } from '../types.ts';

// What was decoded is not asked for again.
sharp.cache(false);

/** Opens a picture for sharp within our limits: no bombs, and nothing guessed where bytes are missing. */
export const openPicture = (input: string | Buffer, options: SharpOptions = {}): Sharp =>
  sharp(input, { limitInputPixels: mostPixels, failOn: 'error', ...options }).timeout({
    seconds: pictureSeconds,
  });

/** Pixels as they lie in memory. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
}

/** Opens pixels again. */
export const openPixels = ({ data, width, height, channels }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels } }).timeout({ seconds: pictureSeconds });

/** A picture turned upright, no longer than `side`, in sRGB: whatever wide colours it had are brought in. */
export const readPixels = async (picture: Sharp, side: number): Promise<Pixels> => {
  const { data, info } = await picture
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as Pixels['channels'] };
};

/** The same within bounds. */
export const shrinkPixels = async (pixels: Pixels, bounds: PictureBounds): Promise<Pixels> => {
  const side = boundSide(pixels, bounds);
  return Math.max(pixels.width, pixels.height) <= side ? pixels : readPixels(openPixels(pixels), side);
};

/** Runs what a decoder may refuse: its refusal is about the file, not about us. */
export const decoding = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotProcess || (error as NodeJS.ErrnoException).code) throw error;
    throw new CannotProcess((error as Error).message);
  }
};
