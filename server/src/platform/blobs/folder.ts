import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { walkFiles } from '../walk-files.ts';
import { checkBlobName, type Blobs } from './types.ts';

/** Moves a file; where it lies on another disk, it is copied and then appears in one step. */
const moveFile = async (from: string, to: string, half: string): Promise<void> => {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, half);
    await rename(half, to);
    await rm(from, { force: true });
  }
};

/** Keeps files in a folder. A file appears whole or not at all. */
export const openFolderBlobs = (folder: string): Blobs => {
  const pathOf = (name: string): string => join(folder, checkBlobName(name));
  // Two who write the same file at once do not write into each other's half.
  const halfOf = (path: string): string => `${path}.${randomBytes(6).toString('hex')}.half`;
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      const half = halfOf(path);
      await mkdir(dirname(path), { recursive: true });
      try {
        await writeFile(half, bytes);
        await rename(half, path);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async putFile(name, from) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true });
      await moveFile(from, path, halfOf(path));
    },
    async remove(name) {
      await rm(pathOf(name), { recursive: true, force: true });
    },
    async open(name) {
      const path = pathOf(name);
      const found = await stat(path).catch(() => undefined);
      if (!found?.isFile()) return undefined;
      return { size: found.size, stream: (range) => createReadStream(path, range) };
    },
    list: () => walkFiles(folder),
  };
};
