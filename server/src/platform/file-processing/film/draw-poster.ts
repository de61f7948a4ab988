import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { allowances, sides } from '../limits.ts';
import { drawBlur } from '../photo/draw-blur.ts';
import { makeWebp } from '../photo/make-forms.ts';
import { decoding, openPicture, readPixels } from '../photo/open-picture.ts';
import type { Arrived, MadeForm, MediaTools, Watching } from '../types.ts';
import type { Probed } from './probe.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** The first frame is often black; a second later, or a tenth of the way into a short one, there is something to see. */
const momentOf = (durationMs: number): number => Math.min(1, durationMs / 10_000);

/** A picture of a film, and its blurred stand-in. Throws CannotProcess. */
export const drawPoster = async (
  arrived: Arrived,
  tools: MediaTools,
  { probed, signal }: Watching & { probed: Probed },
): Promise<{ form: MadeForm; blur: string }> => {
  const { width, height } = probed.picture ?? { width: 2, height: 2 };
  const shrink = Math.min(1, sides.preview / Math.max(width, height));
  const even = (side: number) => Math.max(2, Math.round((side * shrink) / 2) * 2);
  const frame = join(arrived.folder, 'frame.jpg');
  await runFfmpeg(arrived, tools, {
    before: ['-ss', momentOf(probed.durationMs).toFixed(2)],
    args: [
      ...['-map', '0:v:0', '-frames:v', '1', '-vf', `scale=${even(width)}:${even(height)},format=yuvj420p`],
      ...[
        '-map_metadata',
        '-1',
        '-c:v',
        'mjpeg',
        '-q:v',
        '3',
        '-f',
        'image2',
        '-update',
        '1',
        `file:${frame}`,
      ],
    ],
    allowance: allowances.frame,
    ...(signal ? { signal } : {}),
  });
  return decoding(async () => {
    const pixels = await readPixels(openPicture(await readFile(frame)), sides.preview);
    await rm(frame);
    return { form: await makeWebp(pixels, 'preview', arrived.folder), blur: await drawBlur(pixels) };
  });
};
