import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';

/** A file on this machine, and how to be rid of it. */
export interface WrittenZip {
  path: string;
  bytes: number;
  remove: () => Promise<void>;
}

/** Writes a ZIP on this machine. What is given to `fill` is a folder for what has to lie somewhere until the end. */
export const writeZip = async (
  fill: (zip: yazl.ZipFile, folder: string) => Promise<void>,
): Promise<WrittenZip> => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-archive-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'archive.zip');
  try {
    const zip = new yazl.ZipFile();
    const failed = new Promise<never>((_, reject) => zip.on('error', reject));
    const out = zip.outputStream.pipe(createWriteStream(path));
    await Promise.race([fill(zip, folder), failed]);
    zip.end();
    await Promise.race([finished(out), failed]);
    return { path, bytes: (await stat(path)).size, remove };
  } catch (error) {
    await remove();
    throw error;
  }
};
