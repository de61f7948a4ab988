import { mkdir, readdir, statfs } from 'node:fs/promises';
import { CannotStart } from '../../config/index.ts';
import { embeddedMajor } from '../../embedded-postgres/index.ts';
import { erasedListName } from '../erased-list.ts';
import type { BackupPlace } from '../place/index.ts';
import type { Target } from './choose-basebackup.ts';
import { names } from './layout.ts';
import type { BaseManifest } from './manifest.ts';
import { lastWalFolders } from './take-last-wal.ts';
import { bareName, findGap, parseSegment, segmentAt, segmentName } from './wal-segments.ts';

/** Room for the log that is played again, which PostgreSQL unpacks piece by piece. */
const walRoom = 2_000_000_000;

/** Only the list of erased accounts may lie in a folder that a backup is brought back into. */
export const requireEmptyFolder = async (dataDir: string): Promise<void> => {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const found = (await readdir(dataDir)).filter((name) => name !== erasedListName);
  if (found.length > 0)
    throw new CannotStart(
      `${dataDir} is not empty (${found.slice(0, 3).join(', ')}${found.length > 3 ? ' …' : ''}): name a new folder with --data. Nothing in it was touched.`,
    );
};

/** The files of one PostgreSQL are not those of another. */
export const requireSamePostgres = async ({ postgres }: BaseManifest): Promise<void> => {
  const major = await embeddedMajor();
  if (postgres.major !== major)
    throw new CannotStart(
      `This base backup is of PostgreSQL ${postgres.version}, and this Maru brings PostgreSQL ${major}: bring it back with the Maru of that time, then move to this one with \`maru backup <folder>\`, which goes between versions.`,
    );
};

const inGigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`;

/** Is there room for all of it? */
export const requireRoom = async (dataDir: string, bytes: number, walBytes: number): Promise<void> => {
  const { bavail, bsize } = await statfs(dataDir);
  const needed = bytes + Math.min(walBytes, walRoom);
  if (bavail * bsize < needed)
    throw new CannotStart(
      `The disk of ${dataDir} is too small: ${inGigabytes(needed)} are needed, ${inGigabytes(bavail * bsize)} are free.`,
    );
};

/** What there is of the log, without what says how it is packed. */
export const listWal = async (place: BackupPlace, lastWal: string | undefined): Promise<string[]> => {
  const found: string[] = [];
  for await (const { name } of place.list(names.wal)) found.push(bareName(name.slice(names.wal.length)));
  for (const folder of lastWalFolders(lastWal))
    for (const name of await readdir(folder).catch(() => []))
      if (!name.endsWith('.half')) found.push(bareName(name));
  return found;
};

/**
 * The first piece that is missing on the way. What a base backup needs for itself has to be there, and all of it on the way to the
 * newest moment; before a named moment a hole may lie behind it, which only playing the log again can tell.
 */
export const requireLog = (
  manifest: BaseManifest,
  there: readonly string[],
  target: Target,
): string | undefined => {
  const { timeline, segmentBytes, startWal, stopLsn } = manifest;
  const from =
    parseSegment(startWal, segmentBytes) ?? segmentAt(manifest.startLsn, { timeline, segmentBytes });
  // A place exactly between two pieces belongs to the one before it.
  const last = segmentAt(stopLsn, { timeline, segmentBytes });
  const end = {
    ...last,
    number: last.number > from.number && isBorder(stopLsn, segmentBytes) ? last.number - 1n : last.number,
  };
  for (let number = from.number; number <= end.number; number++) {
    const name = segmentName({ timeline, number }, segmentBytes);
    if (!there.includes(name))
      throw new CannotStart(
        `The piece ${name} of the log is missing, without which this base backup cannot be opened: take an older one, with --to.`,
      );
  }
  const gap = findGap(there, { from, segmentBytes });
  if (gap && target === 'latest')
    throw new CannotStart(
      `The piece ${gap} of the log is missing, and what came after it cannot be reached. Name a moment before it with --to.`,
    );
  return gap;
};

const isBorder = (lsn: string, segmentBytes: number): boolean => {
  const [, low = '0'] = lsn.split('/');
  return Number.parseInt(low, 16) % segmentBytes === 0;
};
