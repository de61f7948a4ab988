import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureBounds } from '@maru/contract';
import { mostMovingPixels, sides } from '../limits.ts';
import { stripPicture } from '../metadata/strip-picture.ts';
import type { Arrived, MadeForm } from '../types.ts';
import { openPicture } from './open-picture.ts';

/** What is known of an animation before its frames are read. */
export interface Frames {
  count: number;
  width: number;
  height: number;
}

/**
 * The form for the screen of a picture that moves: an animated WebP, or the picture itself where that is smaller
 * already. Undefined where all its frames together are too much to read.
 */
export const makeMovingForm = async (
  arrived: Arrived,
  bytes: Buffer,
  frames: Frames,
): Promise<MadeForm | undefined> => {
  const itself = async (): Promise<MadeForm> => {
    const path = join(arrived.folder, 'screen.moving');
    await writeFile(path, stripPicture(bytes, arrived.type) ?? bytes);
    return { form: 'screen', type: arrived.type, path };
  };
  const fits = Math.max(frames.width, frames.height) <= pictureBounds.screen.side;
  // sharp reads the first frame of an APNG alone; every browser plays one.
  if (arrived.type === 'image/png' || arrived.type === 'image/apng') return fits ? itself() : undefined;
  if (frames.count * frames.width * frames.height > mostMovingPixels) return undefined;
  const path = join(arrived.folder, 'screen.webp');
  await openPicture(bytes, { animated: true, limitInputPixels: mostMovingPixels })
    .resize(sides.moving, sides.moving, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 70, effort: 2 })
    .toFile(path);
  const { size } = await stat(path);
  return size >= bytes.length && fits ? itself() : { form: 'screen', type: 'image/webp', path };
};
