import { boundSide, pictureBounds } from '@maru/contract';
import { measureFile } from '../measure-file.ts';
import type { AskedForFile, FileFacts } from '../state.ts';
import { isMoving, makeReady } from '../upload/make-ready.ts';
import { drawAnew } from './draw.ts';
import type { FormBytes, ReadiedFile } from './readied.ts';
import { stripPhoto } from './strip/strip-photo.ts';

/** What every browser draws; anything else is drawn anew before it goes, since no host makes forms of it. */
const drawnEverywhere = /^image\/(jpeg|png|webp|gif|avif)$/;
/** A photo of fewer bytes is its own small form, or its own form for the screen. */
const enough = { list: 60_000, screen: 700_000 };

/** The photo as it goes: without what the camera wrote, and as something that every browser draws. */
const cleanPhoto = async (bytes: Blob, bitmap: ImageBitmap, asked: AskedForFile): Promise<Blob> => {
  const { quality = 'original', keepMetadata } = asked;
  if (drawnEverywhere.test(bytes.type)) {
    if (keepMetadata || bytes.type === 'image/gif') return bytes;
    const stripped = stripPhoto(new Uint8Array(await bytes.arrayBuffer()), bytes.type);
    if (stripped) return new Blob([stripped], { type: bytes.type });
  }
  const bounds = quality === 'original' ? {} : { bounds: pictureBounds[quality] };
  return (await drawAnew(bitmap, { ...bounds, quality: 0.92 }, 'image/jpeg')) ?? bytes;
};

const formsOf = async (bitmap: ImageBitmap, bytes: number): Promise<FormBytes[]> => {
  const forms: FormBytes[] = [];
  const add = async (form: 'list' | 'screen', quality: number): Promise<void> => {
    const drawn = await drawAnew(bitmap, { bounds: pictureBounds[form], quality });
    if (drawn && drawn.size < bytes * 0.8) forms.push({ form, bytes: drawn });
  };
  const isLarger = boundSide(bitmap, pictureBounds.screen) < Math.max(bitmap.width, bitmap.height);
  if (bytes > enough.list) await add('list', 0.78);
  if (isLarger || bytes > enough.screen) await add('screen', 0.8);
  return forms;
};

/**
 * Makes a photo ready for a secret room: smaller where that was wanted, without what the camera wrote, with the forms for
 * the room and for the screen. Undefined where this browser cannot draw it: then it goes as a file.
 */
export const readyPhoto = async (
  raw: Blob,
  asked: AskedForFile,
  known: FileFacts,
): Promise<ReadiedFile | undefined> => {
  const moves = await isMoving(raw);
  const made = await makeReady(raw, asked);
  const bitmap = await createImageBitmap(made).catch(() => undefined);
  if (!bitmap) return undefined;
  try {
    // What was drawn smaller has nothing of the camera's.
    const bytes = made === raw ? await cleanPhoto(raw, bitmap, asked) : made;
    const facts: FileFacts = {
      ...(known.blur ? known : { ...known, ...(await measureFile(made, 'photo')) }),
      width: bitmap.width,
      height: bitmap.height,
      ...(moves ? { animated: true } : {}),
    };
    return { bytes, facts, forms: await formsOf(bitmap, bytes.size) };
  } finally {
    bitmap.close();
  }
};
