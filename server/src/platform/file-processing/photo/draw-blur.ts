import { rgbaToThumbHash } from 'thumbhash';
import { openPixels, type Pixels } from './open-picture.ts';

/** The blurred stand-in of a picture: a ThumbHash in base64. */
export const drawBlur = async (pixels: Pixels): Promise<string> => {
  const { data, info } = await openPixels(pixels)
    .resize(100, 100, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
};
