import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Files by name. A name is letters, digits, `-`, `.` and `/`, made by features and never by a client. */
export interface Blobs {
  put(name: string, bytes: Buffer): Promise<void>;
  /** Takes a file away, or all files below a name; nothing where there is none. */
  remove(name: string): Promise<void>;
  /** Undefined where there is no such file. */
  open(name: string): Promise<{ size: number; stream: () => Readable } | undefined>;
}

/** Keeps files in a folder. A file appears whole or not at all. */
export const openFolderBlobs = (folder: string): Blobs => {
  const pathOf = (name: string): string => {
    if (!/^[a-z0-9-]+(\/[a-z0-9.-]+)*$/.test(name) || name.includes('..'))
      throw new Error(`not a blob name: ${name}`);
    return join(folder, name);
  };
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.half`, bytes);
      await rename(`${path}.half`, path);
    },
    async remove(name) {
      await rm(pathOf(name), { recursive: true, force: true });
    },
    async open(name) {
      const path = pathOf(name);
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() ? { size: found.size, stream: () => createReadStream(path) } : undefined;
    },
  };
};
