import { join } from 'node:path';
import { filmAllowance } from '../limits.ts';
import type { Arrived, MadeForm, MediaTools, Watching, Wish } from '../types.ts';
import type { Probed } from './probe.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** What each quality is made into: the shorter and longer side, how finely, and its bits a second at most. */
const targets: Record<
  Wish['quality'],
  { short: number; long: number; crf: number; most: number; rate: number }
> = {
  small: { short: 480, long: 854, crf: 27, most: 1_200_000, rate: 30 },
  good: { short: 720, long: 1_280, crf: 24, most: 3_000_000, rate: 60 },
  original: { short: 1_080, long: 1_920, crf: 23, most: 6_000_000, rate: 60 },
};

/** A phone films brighter than a screen of sRGB shows: without this, such a film looks washed out. */
const darken = [
  'zscale=t=linear:npl=100',
  'format=gbrpf32le',
  'zscale=p=bt709',
  'tonemap=hable:desat=0',
  'zscale=t=bt709:m=bt709:r=tv',
];

const filters = (
  { width, height, bright }: NonNullable<Probed['picture']>,
  quality: Wish['quality'],
): string => {
  const { short, long, rate } = targets[quality];
  const shrink = Math.min(1, long / Math.max(width, height), short / Math.min(width, height));
  const even = (side: number) => Math.max(2, Math.round((side * shrink) / 2) * 2);
  return [
    `scale=${even(width)}:${even(height)}:flags=bicubic`,
    'setsar=1',
    `fps=fps='min(source_fps,${rate})'`,
    ...(bright ? darken : []),
    'format=yuv420p',
  ].join(',');
};

/** Is it already what would be made of it? Then it is only laid out anew. */
const isPlayable = ({ picture, sound, bitsPerSecond }: Probed, quality: Wish['quality']): boolean => {
  const { short, long, most } = targets[quality];
  return (
    picture !== undefined &&
    picture.codec === 'h264' &&
    ['yuv420p', 'yuvj420p'].includes(picture.pixels) &&
    Math.max(picture.width, picture.height) <= long &&
    Math.min(picture.width, picture.height) <= short &&
    bitsPerSecond <= most * 1.5 &&
    (sound === undefined || sound.codec === 'aac')
  );
};

const encoded = (probed: Probed, quality: Wish['quality']): string[] => {
  const { crf, most } = targets[quality];
  return [
    ...(probed.picture ? ['-vf', filters(probed.picture, quality)] : []),
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-crf', String(crf)],
    ...['-maxrate', String(most), '-bufsize', String(most * 2), '-g', '120', '-threads', '2'],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'],
    // A film of ten minutes is never allowed to become larger than any film of its length needs.
    ...['-fs', String(Math.ceil(20_000_000 + ((most + 128_000) / 8) * 2 * (probed.durationMs / 1_000)))],
  ];
};

/** The film as every browser plays it: H.264 and AAC in an MP4 whose index stands first, so that it plays while it loads. */
export const makeFilm = async (
  arrived: Arrived,
  tools: MediaTools,
  { probed, ...watching }: Watching & { probed: Probed },
): Promise<MadeForm> => {
  const path = join(arrived.folder, 'play.mp4');
  const { quality, keepMetadata } = arrived.wish;
  // Where fewer pixels were asked for, what plays is also what is kept: then it carries what the sender keeps.
  const keeps = keepMetadata && quality !== 'original';
  await runFfmpeg(arrived, tools, {
    args: [
      ...['-map', '0:v:0', '-map', '0:a:0?', '-map_metadata', keeps ? '0' : '-1'],
      ...['-map_chapters', '-1', '-sn', '-dn'],
      ...(isPlayable(probed, quality) ? ['-c', 'copy'] : encoded(probed, quality)),
      ...['-f', 'mp4', '-movflags', keeps ? '+faststart+use_metadata_tags' : '+faststart', `file:${path}`],
    ],
    allowance: filmAllowance(probed.durationMs),
    durationMs: probed.durationMs,
    ...watching,
  });
  return { form: 'play', type: 'video/mp4', path };
};
