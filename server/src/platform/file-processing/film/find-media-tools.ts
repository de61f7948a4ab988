import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { runProgram } from '../run-program.ts';
import type { MediaTools } from '../types.ts';

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

const onThePath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isProgram);

/**
 * Finds ffmpeg: the one that is named, or the first on the PATH, with the ffprobe beside it. Undefined where there is
 * none, or where it does not run.
 */
export const findMediaTools = async (named = ''): Promise<MediaTools | undefined> => {
  const ffmpeg = named === '' ? onThePath('ffmpeg') : named;
  if (!ffmpeg || !isProgram(ffmpeg)) return undefined;
  const beside = join(dirname(ffmpeg), basename(ffmpeg).replace('ffmpeg', 'ffprobe'));
  const ffprobe = isProgram(beside) ? beside : onThePath('ffprobe');
  if (!ffprobe) return undefined;
  // A machine that is just starting up has much to do at once, and whoever is not found is not asked again.
  const allowance = { seconds: 30, memoryMiB: 500, outputBytes: 100_000 };
  const told = await runProgram(ffmpeg, ['-version'], { allowance }).catch(() => undefined);
  const version = /^ffmpeg version (\S+)/.exec(told?.toString('utf8') ?? '')?.[1];
  return version ? { ffmpeg, ffprobe, version } : undefined;
};
