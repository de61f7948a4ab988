import { boundSide, pictureBounds, type PictureBounds } from '@maru/contract';
import { fitWithin } from '../../../platform/pictures/index.ts';
import type { AskedForFile } from '../state.ts';

/** How finely a photo is kept. */
const fineness = { small: 0.8, good: 0.86 } as const;

const beginningOf = async (bytes: Blob): Promise<string> =>
  String.fromCharCode(...new Uint8Array(await bytes.slice(0, 4_096).arrayBuffer()));

/** Whether a picture moves: on a canvas it would stop. */
export const isMoving = async (bytes: Blob): Promise<boolean> => {
  if (bytes.type === 'image/gif') return true;
  const beginning = await beginningOf(bytes);
  return bytes.type === 'image/webp' ? beginning.includes('ANIM') : beginning.includes('acTL');
};

const draw = async (
  bitmap: ImageBitmap,
  { type, bounds, quality }: { type: string; bounds: PictureBounds; quality: number },
) => {
  const size = fitWithin(bitmap, boundSide(bitmap, bounds));
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  return canvas.convertToBlob({ type, quality });
};

/**
 * Makes a photo smaller before it is sent, where that is wanted and the browser can read it; turned the right way, as
 * it is shown. Anything else goes as it is, and the host does the rest.
 */
export const makeReady = async (bytes: Blob, asked: AskedForFile): Promise<Blob> => {
  const { as, quality = 'original', keepMetadata } = asked;
  // What the camera wrote would be lost with the drawing.
  if (as !== 'photo' || quality === 'original' || keepMetadata) return bytes;
  if (typeof OffscreenCanvas === 'undefined' || !/^image\/(jpeg|png|webp)$/.test(bytes.type)) return bytes;
  try {
    if (await isMoving(bytes)) return bytes;
    const bitmap = await createImageBitmap(bytes);
    // A drawing keeps its sharp edges and what shows through.
    const type = bytes.type === 'image/jpeg' ? 'image/jpeg' : 'image/webp';
    const how = { type, bounds: pictureBounds[quality], quality: fineness[quality] };
    const smaller = await draw(bitmap, how);
    bitmap.close();
    return smaller?.type === type && smaller.size < bytes.size ? smaller : bytes;
  } catch {
    return bytes;
  }
};
