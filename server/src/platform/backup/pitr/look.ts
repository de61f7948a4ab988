import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupPlace } from '../place/index.ts';
import { readIndex } from './files-index.ts';
import { names } from './layout.ts';
import { listBases, type BaseManifest, type KnownBase } from './manifest.ts';
import { bareName, findGap, parseSegment } from './wal-segments.ts';

/** What lies among the backups of a host, but for files. */
export interface LogState {
  bases: KnownBase[];
  segments: number;
  walBytes: number;
  /** When the newest piece of the log came. */
  newestWalAt: Date | undefined;
  /** Pieces that are missing after a base backup. */
  gaps: string[];
}

/** All that lies among the backups of a host. */
export interface BackupState extends LogState {
  files: number;
  fileBytes: number;
}

/** Does this folder hold backups that reach to any moment? */
export const holdsBasebackups = async (folder: string): Promise<boolean> =>
  (await stat(join(folder, names.bases)).catch(() => undefined))?.isDirectory() ?? false;

/** The first piece of the log that is missing after a base backup, on its line of history. */
export const gapAfter = (manifest: BaseManifest, there: readonly string[]): string | undefined => {
  const from = parseSegment(manifest.startWal, manifest.segmentBytes);
  return from && findGap(there, { from, segmentBytes: manifest.segmentBytes });
};

/** Looks what lies there of base backups and of the log. */
export const lookThroughLog = async (place: BackupPlace): Promise<LogState> => {
  const bases = await listBases(place);
  const bare: string[] = [];
  let [walBytes, newest] = [0, 0];
  for await (const { name, bytes, at } of place.list(names.wal)) {
    bare.push(bareName(name.slice(names.wal.length)));
    walBytes += bytes;
    newest = Math.max(newest, at.getTime());
  }
  const gaps = bases.flatMap(({ manifest }) => gapAfter(manifest, bare) ?? []);
  return {
    bases,
    segments: bare.length,
    walBytes,
    newestWalAt: newest ? new Date(newest) : undefined,
    gaps: [...new Set(gaps)],
  };
};

/** Looks what lies among the backups. */
export const listBackupState = async (place: BackupPlace): Promise<BackupState> => {
  const files = [...(await readIndex(place)).values()].filter(({ goneAt }) => !goneAt);
  return {
    ...(await lookThroughLog(place)),
    files: files.length,
    fileBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
};
