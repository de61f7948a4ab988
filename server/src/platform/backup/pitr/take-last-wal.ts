import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '../../config/index.ts';
import type { Wish } from './finish-restored.ts';
import { placesIn } from './layout.ts';
import type { KnownBase } from './manifest.ts';
import { bareName, parseSegment } from './wal-segments.ts';

/**
 * Lays pieces of the log that were not archived any more where PostgreSQL looks after the archive: they come from the disk that
 * broke, and may belong to somebody whom PostgreSQL's user is not.
 */
export const takeLastWal = async (
  { folder, lastWal }: Pick<Wish, 'folder' | 'lastWal'>,
  { manifest }: KnownBase,
  cluster: string,
): Promise<void> => {
  if (!lastWal) return;
  const names = await readdir(lastWal).catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(
      `${lastWal} cannot be read (${error.code}): name the folder pg_wal of the old database with --wal.`,
    );
  });
  const archived = new Set((await readdir(placesIn(folder).wal)).map(bareName));
  for (const name of names)
    if (parseSegment(name, manifest.segmentBytes)?.timeline === manifest.timeline && !archived.has(name))
      await copyFile(join(lastWal, name), join(cluster, 'pg_wal', name));
};
