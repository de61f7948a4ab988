import type { FileKind, FileRef } from '@maru/contract';
import { rgbaToThumbHash } from 'thumbhash';
import { fitWithin } from '../../platform/pictures/index.ts';
import { headSize } from './head-size.ts';

type Measured = Partial<Pick<FileRef, 'width' | 'height' | 'blur' | 'durationMs'>>;

const blurSide = 100;
const patienceMs = 4_000;
const headBytes = 256 * 1024;

const inBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

const blurOf = (source: CanvasImageSource, size: { width: number; height: number }): string | undefined => {
  const { width, height } = fitWithin(size, blurSide);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.drawImage(source, 0, 0, width, height);
  return inBase64(rgbaToThumbHash(width, height, context.getImageData(0, 0, width, height).data));
};

/** Of a photo that this browser cannot draw, or has had no time for, the size alone. */
const measureHead = async (file: Blob): Promise<Measured> =>
  headSize(new Uint8Array(await file.slice(0, headBytes).arrayBuffer())) ?? {};

/** A photo drawn once, no larger than asked for: what is known of it, and the drawing, to be closed by who takes it. */
export const drawPhoto = async (
  file: Blob,
  side: number,
): Promise<{ facts: Measured; bitmap?: ImageBitmap }> => {
  const said = await measureHead(file).catch((): Measured => ({}));
  const size = said.width && said.height ? { width: said.width, height: said.height } : undefined;
  const small = size && fitWithin(size, side);
  const options: ImageBitmapOptions = small
    ? { resizeWidth: small.width, resizeHeight: small.height, resizeQuality: 'medium' }
    : {};
  const bitmap = await createImageBitmap(file, options).catch(() => undefined);
  if (!bitmap) return { facts: said };
  const blur = blurOf(bitmap, bitmap);
  const { width, height } = size ?? bitmap;
  return { facts: { width, height, ...(blur ? { blur } : {}) }, bitmap };
};

const measurePhoto = async (file: Blob): Promise<Measured> => {
  const { facts, bitmap } = await drawPhoto(file, blurSide * 2);
  bitmap?.close();
  return facts;
};

const measureVideo = async (file: Blob): Promise<Measured> => {
  const url = URL.createObjectURL(file);
  const video = document.createElement('video');
  try {
    await new Promise<void>((done, fail) => {
      setTimeout(fail, patienceMs);
      video.addEventListener('loadeddata', () => done());
      video.addEventListener('error', () => fail(new Error('unreadable')));
      Object.assign(video, { muted: true, preload: 'auto', playsInline: true, src: url });
    });
    const size = { width: video.videoWidth, height: video.videoHeight };
    if (size.width === 0) return {};
    const blur = blurOf(video, size);
    const { duration } = video;
    return {
      ...size,
      ...(blur ? { blur } : {}),
      ...(Number.isFinite(duration) ? { durationMs: Math.round(duration * 1_000) } : {}),
    };
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
};

/** Size, stand-in and length of a file, where this browser can read it; turned upright, as it is shown. */
export const measureFile = (file: Blob, as: FileKind): Promise<Measured> => {
  const measuring =
    as === 'photo' ? measurePhoto(file) : as === 'video' ? measureVideo(file) : Promise.resolve({});
  return measuring.catch(() => ({}));
};

/** The same for what is sent before it was looked at: of a photo the size that its first bytes say, without drawing it. */
export const measureAtOnce = async (file: Blob, as: FileKind): Promise<Measured> => {
  const said = as === 'photo' ? await measureHead(file).catch((): Measured => ({})) : {};
  return said.width ? said : measureFile(file, as);
};
