import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config/index.ts';

const known = new Set<string>();

/** Where files lie while they are being taken in and looked at: beside where they go, so that they can be moved. */
export const tempFolder = async ({ config }: { config: Config }): Promise<string> => {
  const folder = join(config.dataDir, 'tmp');
  if (!known.has(folder)) await mkdir(folder, { recursive: true });
  known.add(folder);
  return folder;
};

/** Gives work a folder of its own, and takes it away after it. */
export const inTempFolder = async <Result>(
  house: { config: Config },
  work: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(await tempFolder(house), 'work-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Takes away what a killed process has left. */
export const sweepTempFolder = async (house: { config: Config }, olderThanMs: number): Promise<void> => {
  const folder = await tempFolder(house);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > olderThanMs) await rm(path, { recursive: true, force: true });
  }
};
