import { constants } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { walkFiles } from '../walk-files.ts';

/** What lies in the data folder and is not copied: database and erased accounts have ways of their own, the rest is on its way. */
const leftOut = /^(postgresql.*|tmp|\.probe-.*|erased-accounts\.jsonl)$/;

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Every file below a folder, by its path there, but for what lies below names that are to be skipped. */
export const listFiles = async (folder: string, skip: RegExp = /^$/): Promise<string[]> => {
  const found: string[] = [];
  for await (const path of walkFiles(folder)) if (!skip.test(path.split('/')[0] as string)) found.push(path);
  return found.toSorted();
};

/** Copies what lies in a folder to another, sharing the room on the disk where the file system can. */
export const copyFiles = async (from: string, to: string): Promise<{ files: number; bytes: number }> => {
  let [files, bytes] = [0, 0];
  for (const path of await listFiles(from, leftOut)) {
    const target = join(to, path);
    await mkdir(dirname(target), { recursive: true });
    try {
      await copyFile(join(from, path), target, constants.COPYFILE_FICLONE);
    } catch (error) {
      // Somebody has deleted it meanwhile.
      if (isGone(error)) continue;
      throw error;
    }
    files++;
    bytes += (await stat(target)).size;
  }
  return { files, bytes };
};
