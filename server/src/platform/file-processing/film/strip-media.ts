import { join } from 'node:path';
import { stripFilm } from '../metadata/strip-film.ts';
import { filmAllowance } from '../limits.ts';
import type { Arrived, MediaTools, NewOriginal, Watching } from '../types.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

const isoTypes = /^(video\/(mp4|quicktime|x-m4v|3gpp2?)|audio\/(mp4|x-m4a|m4a))/;
/** Types that ffmpeg lays out again under the same name. */
const writers: [pattern: RegExp, writer: string][] = [
  [/^video\/(quicktime)/, 'mov'],
  [/^(video\/(mp4|x-m4v|3gpp2?)|audio\/(mp4|x-m4a|m4a))/, 'mp4'],
  [/^(video|audio)\/webm/, 'webm'],
  [/^video\/(x-)?matroska/, 'matroska'],
];

/** The same film and sound laid out anew without the words and data beside them; nothing is encoded. */
const layOutAnew = async (arrived: Arrived, tools: MediaTools, watching: Watching): Promise<string> => {
  const path = join(arrived.folder, 'original.anew');
  const writer = writers.find(([pattern]) => pattern.test(arrived.type))?.[1] ?? 'matroska';
  await runFfmpeg(arrived, tools, {
    args: [
      ...['-map', '0:v?', '-map', '0:a?', '-map', '0:s?', '-c', 'copy', '-dn'],
      ...['-map_metadata', '-1', '-map_chapters', '-1', '-f', writer, `file:${path}`],
    ],
    allowance: { ...filmAllowance(0), outputBytes: 100_000 },
    signal: watching.signal,
  });
  return path;
};

/**
 * A film or sound without the place, camera and times that stand beside it. Undefined where the sender keeps them, or
 * where the container holds none that we know to take out.
 */
export const stripMedia = async (
  arrived: Arrived,
  tools: MediaTools | undefined,
  watching: Watching = {},
): Promise<NewOriginal | undefined> => {
  const { type, folder, wish } = arrived;
  if (wish.keepMetadata) return undefined;
  const original = (path: string): NewOriginal => ({ path, type, ending: '' });
  if (isoTypes.test(type)) {
    const path = join(folder, 'original');
    const cleaned = await stripFilm(arrived.path, path);
    // A track of data (the place at every second) is hidden by now; ffmpeg leaves its bytes out as well.
    if (cleaned === 'clean' || !tools) return original(path);
    return original(await layOutAnew(arrived, tools, watching).catch(() => path));
  }
  if (!tools || !writers.some(([pattern]) => pattern.test(type))) return undefined;
  return layOutAnew(arrived, tools, watching).then(original, () => undefined);
};
