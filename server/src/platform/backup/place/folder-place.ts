import {
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
  appendFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { walkFiles } from '../../walk-files.ts';
import { settleFolder } from '../pitr/pack.ts';
import type { BackupPlace, KeptThere } from './types.ts';

/** A piece that was being written when its program was killed. */
const oldHalfMs = 3_600_000;
/** A base backup that has not gone on for so long was interrupted. */
const interruptedMs = 86_400_000;

const removeHalves = async (folder: string, olderThanMs: number): Promise<void> => {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith('.half')) continue;
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && found.mtimeMs < Date.now() - olderThanMs)
      await rm(join(folder, name), { recursive: true, force: true });
  }
};

const readWhole = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });

const writeHalf = async (file: string, text: string): Promise<string> => {
  const half = `${file}.${process.pid}.half`;
  await mkdir(dirname(file), { recursive: true, mode: 0o711 });
  await writeFile(half, text, { mode: 0o600, flush: true });
  return half;
};

/** Backups in a folder, on another disk or a share of another machine. */
export const openFolderPlace = (folder: string): BackupPlace => {
  const pathOf = (name: string): string => join(folder, name);
  const place: BackupPlace = {
    title: folder,
    folder,
    read: (name) => readWhole(pathOf(name)),
    async write(name, text) {
      await rename(await writeHalf(pathOf(name), text), pathOf(name));
    },
    async writeNew(name, text) {
      const half = await writeHalf(pathOf(name), text);
      try {
        await link(half, pathOf(name));
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        // Not every file system knows links.
        const file = await open(pathOf(name), 'wx', 0o600).catch(() => undefined);
        await file?.writeFile(text);
        await file?.sync();
        await file?.close();
        return file !== undefined;
      } finally {
        await rm(half, { force: true });
      }
    },
    async roomFor(name) {
      await mkdir(dirname(pathOf(name)), { recursive: true, mode: 0o700 });
      return `${pathOf(name)}.half`;
    },
    take: (name, path) => rename(path, pathOf(name)),
    lend: (name, work) => work(pathOf(name)),
    async *list(below): AsyncGenerator<KeptThere> {
      for await (const name of walkFiles(pathOf(below))) {
        if (name.includes('.half/')) continue;
        const found = await stat(pathOf(below + name)).catch(() => undefined);
        if (found) yield { name: below + name, bytes: found.size, at: found.mtime };
      }
    },
    async remove(name) {
      await rm(pathOf(name), { recursive: true, force: true });
    },
    async beginFolder(name) {
      const half = `${pathOf(name)}.half`;
      await mkdir(dirname(half), { recursive: true, mode: 0o700 });
      await mkdir(half, { mode: 0o700 });
      return half;
    },
    async keepFolder(name, from) {
      await settleFolder(from);
      await rename(from, pathOf(name));
      await settleFolder(dirname(pathOf(name)));
    },
    readLines: async (name) => (await readWhole(pathOf(name))) ?? '',
    async addLines(name, lines) {
      // They begin on a line of their own, whatever a crash has left.
      if (lines.length > 0)
        await appendFile(pathOf(name), `\n${lines.join('')}`, { mode: 0o600, flush: true });
    },
    rewriteLines: (name, text) => place.write(name, text),
    walFolder: async () => pathOf('wal'),
    handOver: async () => 0,
    countWaiting: async () => 0,
    async tidy() {
      await removeHalves(pathOf('wal'), oldHalfMs);
      await removeHalves(pathOf('base'), interruptedMs);
    },
  };
  return place;
};
