import { limits } from '@maru/contract';
import sharp from 'sharp';
import { refuse } from '../../platform/refusal.ts';

/** All frames together: a short loop of a phone's size, and nothing that unpacks into all of our memory. */
const mostPixels = 60_000_000;
const mostFrames = 120;
const mostSeconds = 20;

const settings = { limitInputPixels: mostPixels, failOn: 'error' } as const;
const { side } = limits.stickers;
const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/**
 * Makes a sticker of a picture: a square with clear ground, as WebP, moving where it moved. Nothing of what a camera
 * wrote beside it is kept. Refuses picture_unreadable.
 */
export const shrinkSticker = async (bytes: Buffer): Promise<{ webp: Buffer; animated: boolean }> => {
  try {
    const { pages = 1 } = await sharp(bytes, settings).metadata();
    if (pages > mostFrames) throw new Error('too many frames');
    const animated = pages > 1;
    const picture = animated ? sharp(bytes, { ...settings, animated }) : sharp(bytes, settings).rotate();
    const webp = await picture
      .resize(side, side, { fit: 'contain', background: clear, withoutEnlargement: false })
      .webp({ quality: animated ? 70 : 84, alphaQuality: 90, effort: animated ? 2 : 4, loop: 0 })
      .timeout({ seconds: mostSeconds })
      .toBuffer();
    return { webp, animated };
  } catch {
    throw refuse('picture_unreadable');
  }
};
