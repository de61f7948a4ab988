import { readFile, rm } from 'node:fs/promises';
import { boundSide, pictureBounds } from '@maru/contract';
import { isMovingPng } from '../metadata/strip-png.ts';
import { mostPictureBytes } from '../limits.ts';
import { CannotProcess, type Arrived, type MadeForm, type Prepared, type Watching } from '../types.ts';
import { decodeHeic } from './decode-heic.ts';
import { drawBlur } from './draw-blur.ts';
import { makeListForms, makeWebp } from './make-forms.ts';
import { makeMovingForm, type Frames } from './make-moving.ts';
import { decoding, openPicture, readPixels } from './open-picture.ts';
import { replaceOriginal, type Opened } from './replace-original.ts';

const formats: Record<string, string[]> = {
  'image/jpeg': ['jpeg'],
  'image/png': ['png'],
  'image/apng': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/avif': ['heif'],
  'image/heic': ['heif', 'tiff'],
  'image/heif': ['heif', 'tiff'],
  'image/tiff': ['tiff'],
};

/** Is this a type of picture that we draw? An SVG is a program, and stays a file. */
export const isPhotoType = (type: string): boolean => type in formats;

const isHeic = (type: string) => type === 'image/heic' || type === 'image/heif';

/** Opens a photo, and makes sure that it is what its first bytes say. */
const openPhoto = async (arrived: Arrived, signal: AbortSignal | undefined) => {
  if (arrived.size > mostPictureBytes) throw new CannotProcess('a picture of too many bytes');
  const bytes = await readFile(arrived.path);
  const source = isHeic(arrived.type) ? await decodeHeic(arrived, signal) : bytes;
  const open = () => openPicture(source);
  const found = await open().metadata();
  if (!formats[arrived.type]?.includes(found.format)) throw new CannotProcess(`holds ${found.format}`);
  const moves =
    (found.pages ?? 1) > 1 ? found.format !== 'tiff' && found.format !== 'heif' : isMovingPng(bytes);
  const { width, height } = found.autoOrient;
  const frames: Frames = { count: found.pages ?? 1, width, height: found.pageHeight ?? height };
  const opened: Opened = { bytes, open, width: frames.width, height: frames.height, moves };
  return { opened, frames, source };
};

/** The size of what a download gives: fewer pixels where the sender has asked for that. */
const sizeOf = async (path: string): Promise<{ width: number; height: number }> => {
  const { autoOrient, pageHeight } = await openPicture(path).metadata();
  return { width: autoOrient.width, height: pageHeight ?? autoOrient.height };
};

/** Looks at a photo: its forms, its blurred stand-in, and what a download gives. Throws CannotProcess. */
export const preparePhoto = (arrived: Arrived, { signal }: Watching = {}): Promise<Prepared> =>
  decoding(async () => {
    const { opened, frames, source } = await openPhoto(arrived, signal);
    const { folder, wish, type } = arrived;
    const pixels = await readPixels(opened.open(), boundSide(frames, pictureBounds.screen));
    const asFile = wish.as === 'file';
    const moving = opened.moves && !asFile ? await makeMovingForm(arrived, opened.bytes, frames) : undefined;
    const forms: MadeForm[] = asFile
      ? [await makeWebp(pixels, 'preview', folder)]
      : [...(await makeListForms(pixels, folder)), moving ?? (await makeWebp(pixels, 'screen', folder))];
    const original = await replaceOriginal(arrived, opened);
    if (typeof source === 'string') await rm(source, { force: true });
    const { width, height } =
      original && original.ending !== ''
        ? await sizeOf(original.path)
        : { width: frames.width, height: frames.height };
    return {
      kind: asFile ? 'file' : 'photo',
      type: original?.type ?? type,
      facts: {
        width,
        height,
        blur: await drawBlur(pixels),
        ...(opened.moves ? { animated: true } : {}),
        ...(asFile ? { preview: true } : {}),
      },
      forms,
      ...(original ? { original } : {}),
      slow: false,
    };
  });
