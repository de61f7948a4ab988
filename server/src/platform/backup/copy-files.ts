import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What lies in the data folder and is not copied: database and erased accounts have ways of their own, the rest is on its way. */
const leftOut = /^(postgresql.*|tmp|\.probe-.*|erased-accounts\.jsonl)$/;

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Every file below a folder, by its path there. */
export const listFiles = async (folder: string, skip: RegExp = /^$/): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if (isGone(error)) return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.half'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !skip.test(path.split(/[/\\]/)[0] as string))
    .toSorted();
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
