import { fitWithin } from '../../../platform/pictures/index.ts';

const patienceMs = 4_000;

const showMoment = (video: HTMLVideoElement, url: string): Promise<void> =>
  new Promise((done, fail) => {
    setTimeout(() => fail(new Error('too slow')), patienceMs);
    video.addEventListener('error', () => fail(new Error('unreadable')));
    video.addEventListener('seeked', () => done());
    // The very first picture of a film is often black.
    video.addEventListener('loadedmetadata', () => {
      video.currentTime = Math.min(1, (Number.isFinite(video.duration) ? video.duration : 1) / 4);
    });
    Object.assign(video, { muted: true, preload: 'auto', playsInline: true, src: url });
  });

/** A small picture of a film, out of its beginning; undefined where this browser cannot read it. */
export const stillOf = async (file: Blob, side: number): Promise<Blob | undefined> => {
  const url = URL.createObjectURL(file);
  const video = document.createElement('video');
  try {
    await showMoment(video, url);
    const size = fitWithin({ width: video.videoWidth, height: video.videoHeight }, side);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, size);
    canvas.getContext('2d')?.drawImage(video, 0, 0, size.width, size.height);
    return (await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', 0.8))) ?? undefined;
  } finally {
    video.removeAttribute('src');
    // Lets go of the bytes at once, not some time later.
    video.load();
    URL.revokeObjectURL(url);
  }
};
