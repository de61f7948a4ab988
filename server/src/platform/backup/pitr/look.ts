import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readIndex } from './files-index.ts';
import { placesIn } from './layout.ts';
import { listBases, type BaseManifest, type KnownBase } from './manifest.ts';
import { bareName, findGap, parseSegment } from './wal-segments.ts';

/** What a backup folder holds. */
export interface BackupState {
  bases: KnownBase[];
  segments: number;
  walBytes: number;
  /** When the newest piece of the log came. */
  newestWalAt: Date | undefined;
  /** Pieces that are missing after a base backup. */
  gaps: string[];
  files: number;
  fileBytes: number;
}

/** Does this folder hold backups that reach to any moment? */
export const holdsBasebackups = async (folder: string): Promise<boolean> =>
  (await stat(placesIn(folder).bases).catch(() => undefined))?.isDirectory() ?? false;

/** The first piece of the log that is missing after a base backup, on its line of history. */
export const gapAfter = (manifest: BaseManifest, names: readonly string[]): string | undefined => {
  const from = parseSegment(manifest.startWal, manifest.segmentBytes);
  return from && findGap(names, { from, segmentBytes: manifest.segmentBytes });
};

/** Looks what a backup folder holds. */
export const listBackupState = async (folder: string): Promise<BackupState> => {
  const { wal, filesIndex } = placesIn(folder);
  const bases = await listBases(folder);
  const names = (await readdir(wal).catch(() => [])).filter((name) => !name.endsWith('.half'));
  let [walBytes, newest] = [0, 0];
  for (const name of names) {
    const found = await stat(join(wal, name)).catch(() => undefined);
    walBytes += found?.size ?? 0;
    newest = Math.max(newest, found?.mtimeMs ?? 0);
  }
  const bare = names.map(bareName);
  const gaps = bases.flatMap(({ manifest }) => gapAfter(manifest, bare) ?? []);
  const files = [...(await readIndex(filesIndex)).values()].filter(({ goneAt }) => !goneAt);
  return {
    bases,
    segments: names.length,
    walBytes,
    newestWalAt: newest ? new Date(newest) : undefined,
    gaps: [...new Set(gaps)],
    files: files.length,
    fileBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
};
