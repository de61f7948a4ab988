import { randomUUID } from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** File systems that know no second name for a file. */
const noLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

const unlessThere = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error;
};

/**
 * Writes a file that nobody but this user reads, where there is none yet. Of two processes that come at once the first
 * one's stands, and whoever reads finds all of it or nothing.
 */
export const writeOnce = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.${randomUUID()}`;
  await writeFile(half, text, { mode: 0o600, flush: true });
  try {
    await link(half, file);
  } catch (error) {
    if (!noLinks.has(String((error as NodeJS.ErrnoException).code)))
      return unlessThere(error as NodeJS.ErrnoException);
    await writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch(unlessThere);
  } finally {
    await rm(half, { force: true });
  }
};
