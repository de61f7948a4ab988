import type { Page } from '@playwright/test';

/** A second of a square that turns, as this browser films it. */
export const shootFilm = async (page: Page): Promise<Buffer> => {
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const paint = canvas.getContext('2d')!;
    const recorder = new MediaRecorder(canvas.captureStream(24), { mimeType: 'video/webm;codecs=vp8' });
    const pieces: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
    const ended = new Promise((done) => recorder.addEventListener('stop', done));
    recorder.start();
    const from = performance.now();
    await new Promise<void>((done) => {
      const draw = (now: number) => {
        paint.fillStyle = '#dce8e1';
        paint.fillRect(0, 0, 320, 180);
        paint.fillStyle = '#d9541e';
        paint.fillRect(120 + 50 * Math.sin(now / 200), 50, 70, 70);
        if (now - from < 1_000) requestAnimationFrame(draw);
        else done();
      };
      requestAnimationFrame(draw);
    });
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
  });
  return Buffer.from(bytes);
};
