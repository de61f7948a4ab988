import type { BackupPlace } from '../place/index.ts';
import { readIndex, rewriteIndex } from './files-index.ts';
import { names } from './layout.ts';
import { baseManifestName, listBases } from './manifest.ts';
import { eachOf } from './pack.ts';
import { bareName, parseSegment } from './wal-segments.ts';

/** What went. */
export interface Pruned {
  bases: number;
  segments: number;
  files: number;
  kept: number;
}

/** Takes away a list of things, a few at a time. Gives how many. */
const removeAll = async (place: BackupPlace, old: readonly string[]): Promise<number> => {
  await eachOf(old, (name) => place.remove(name));
  return old.length;
};

const pruneWal = async (
  place: BackupPlace,
  { startWal, segmentBytes }: { startWal: string; segmentBytes: number },
): Promise<number> => {
  const first = parseSegment(startWal, segmentBytes)?.number ?? 0n;
  const old: string[] = [];
  for await (const { name } of place.list(names.wal)) {
    const bare = bareName(name.slice(names.wal.length));
    // Also the marks of base backups, which are named by their piece. Histories are small, and stay.
    const segment = parseSegment(bare.split('.')[0] as string, segmentBytes);
    if (segment && segment.number < first && !bare.endsWith('.history')) old.push(name);
  }
  return removeAll(place, old);
};

/** Takes files away that the host has let go before the oldest base backup was begun. */
const pruneFiles = async (place: BackupPlace, oldest: string): Promise<number> => {
  const index = await readIndex(place);
  const old = [...index].filter(([, { goneAt }]) => goneAt && goneAt < oldest).map(([name]) => name);
  await removeAll(
    place,
    old.map((name) => names.files + name),
  );
  for (const name of old) index.delete(name);
  if (old.length > 0) await rewriteIndex(place, index);
  return old.length;
};

/** What makes it a base backup goes first: one that is half taken away is none. */
const removeBase = async (place: BackupPlace, name: string): Promise<void> => {
  await place.remove(`${name}/${baseManifestName}`);
  await place.remove(`${name}/`);
};

/** Keeps the newest base backups, and takes away the others with all of the log and the files that only they need. */
export const pruneBackups = async (place: BackupPlace, keep: number): Promise<Pruned> => {
  await place.tidy();
  const known = await listBases(place);
  const kept = known.slice(-keep);
  const gone = known.slice(0, known.length - kept.length);
  // The base backups first: what is cut off after that is in nobody's way, and goes the next time.
  for (const { name } of gone) await removeBase(place, name);
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
    segments: await pruneWal(place, first),
    files: await pruneFiles(place, oldest.manifest.startedAt),
    kept: kept.length,
  };
};
