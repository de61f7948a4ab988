import { join } from 'node:path';
import { allowances, mostPixels } from '../limits.ts';
import { runOurs } from '../run-program.ts';
import type { Arrived } from '../types.ts';

/** HEIC as phones write it is HEVC, which sharp does not read: a program of its own makes a TIFF of it. */
export const decodeHeic = async (
  { path, folder }: Arrived,
  signal: AbortSignal | undefined,
): Promise<string> => {
  const tiff = join(folder, 'decoded.tiff');
  await runOurs('decode-heic', [path, tiff, String(mostPixels)], { allowance: allowances.heic, signal });
  return tiff;
};
