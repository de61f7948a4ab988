import { boundSide, type PictureBounds } from '@maru/contract';
import { fitWithin } from '../../../platform/pictures/index.ts';

type Drawn = Pick<OffscreenCanvas, 'convertToBlob'>;

const canvasOf = (bitmap: ImageBitmap, size: { width: number; height: number }): Drawn | undefined => {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  return canvas;
};

/** How a picture is to be drawn; without bounds it keeps its size. */
export interface Drawing {
  bounds?: PictureBounds;
  quality: number;
}

/** A picture drawn anew, in WebP, or as a JPEG in browsers that write no WebP. Undefined where it cannot be. */
export const drawAnew = async (
  bitmap: ImageBitmap,
  { bounds, quality }: Drawing,
  type: 'image/webp' | 'image/jpeg' = 'image/webp',
): Promise<Blob | undefined> => {
  const size = bounds ? fitWithin(bitmap, boundSide(bitmap, bounds)) : bitmap;
  const canvas = canvasOf(bitmap, size);
  const drawn = await canvas?.convertToBlob({ type, quality });
  if (!canvas || !drawn || drawn.type === type) return drawn;
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
};
