import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readIndex, rewriteIndex } from './files-index.ts';
import { placesIn } from './layout.ts';
import { listBases } from './manifest.ts';
import { bareName, parseSegment } from './wal-segments.ts';

/** What went. */
export interface Pruned {
  bases: number;
  segments: number;
  files: number;
  kept: number;
}

/** A piece that was being written when its program was killed. */
const oldHalfMs = 3_600_000;

const pruneWal = async (
  wal: string,
  { startWal, segmentBytes }: { startWal: string; segmentBytes: number },
) => {
  const first = parseSegment(startWal, segmentBytes)?.number ?? 0n;
  let removed = 0;
  for (const name of await readdir(wal).catch(() => [])) {
    const path = join(wal, name);
    if (name.endsWith('.half')) {
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtimeMs < Date.now() - oldHalfMs) await rm(path, { force: true });
      continue;
    }
    // Also the marks of base backups, which are named by their piece. Histories are small, and stay.
    const segment = parseSegment(bareName(name).split('.')[0] as string, segmentBytes);
    if (!segment || segment.number >= first || bareName(name).endsWith('.history')) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
};

/** Takes files away that the host has let go before the oldest base backup was begun. */
const pruneFiles = async (folder: string, oldest: string): Promise<number> => {
  const { files, filesIndex } = placesIn(folder);
  const index = await readIndex(filesIndex);
  let removed = 0;
  for (const [name, { goneAt }] of index) {
    if (!goneAt || goneAt >= oldest) continue;
    await rm(join(files, name), { force: true });
    index.delete(name);
    removed++;
  }
  if (removed > 0) await rewriteIndex(filesIndex, index);
  return removed;
};

/** Keeps the newest base backups, and takes away the others with all of the log and the files that only they need. */
export const pruneBackups = async (folder: string, keep: number): Promise<Pruned> => {
  const known = await listBases(folder);
  const kept = known.slice(-keep);
  const gone = known.slice(0, known.length - kept.length);
  // The base backups first: what is cut off after that is in nobody's way, and goes the next time.
  for (const { folder: one } of gone) await rm(one, { recursive: true, force: true });
  const [oldest] = kept;
  if (!oldest) return { bases: 0, segments: 0, files: 0, kept: 0 };
  const starts = kept.map(({ manifest }) => manifest);
  // Lines of history can run side by side: what reaches back the furthest counts.
  const first = starts.reduce((least, one) => {
    const number = (manifest: typeof one) =>
      parseSegment(manifest.startWal, manifest.segmentBytes)?.number ?? 0n;
    return number(one) < number(least) ? one : least;
  });
  return {
    bases: gone.length,
    segments: await pruneWal(placesIn(folder).wal, first),
    files: await pruneFiles(folder, oldest.manifest.startedAt),
    kept: kept.length,
  };
};
