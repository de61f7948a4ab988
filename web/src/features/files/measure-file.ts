import type { FileKind, FileRef } from '@maru/contract';
import { rgbaToThumbHash } from 'thumbhash';
import { fitWithin } from '../../platform/pictures/index.ts';
import { heicSize } from './heic-size.ts';

type Measured = Partial<Pick<FileRef, 'width' | 'height' | 'blur' | 'durationMs'>>;

const blurSide = 100;
const patienceMs = 4_000;
const headBytes = 64 * 1024;

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

/** Of a photo that this browser cannot draw, the size alone. */
const measureHead = async (file: Blob): Promise<Measured> =>
  heicSize(new Uint8Array(await file.slice(0, headBytes).arrayBuffer())) ?? {};

const measurePhoto = async (file: Blob): Promise<Measured> => {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return measureHead(file);
  const { width, height } = bitmap;
  const blur = blurOf(bitmap, bitmap);
  bitmap.close();
  return { width, height, ...(blur ? { blur } : {}) };
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
