import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BackupPlace } from '../place/index.ts';
import { names } from './layout.ts';
import type { KnownBase } from './manifest.ts';
import { eachOf } from './pack.ts';
import { bareName, parseSegment } from './wal-segments.ts';

/** The pieces that are played again over a base backup, with the history of their line. */
const listNeeded = async (place: BackupPlace, { manifest }: KnownBase) => {
  const { startWal, segmentBytes, timeline } = manifest;
  const first = parseSegment(startWal, segmentBytes)?.number ?? 0n;
  const needed: { name: string; bytes: number }[] = [];
  for await (const { name, bytes } of place.list(names.wal)) {
    const bare = bareName(basename(name));
    const segment = parseSegment(bare, segmentBytes);
    if (segment ? segment.timeline === timeline && segment.number >= first : bare.endsWith('.history'))
      needed.push({ name, bytes });
  }
  return needed;
};

/** Bytes that these take on this machine, where they do not lie there anyway. */
export const sizeOfLog = async (place: BackupPlace, base: KnownBase): Promise<number> =>
  place.folder ? 0 : (await listNeeded(place, base)).reduce((sum, { bytes }) => sum + bytes, 0);

/** The folder of this machine from which PostgreSQL takes its log: where it lies, else one beside it that it is brought to. */
export const lendLog = async (place: BackupPlace, base: KnownBase, beside: string): Promise<string> => {
  if (place.folder) return join(place.folder, names.wal);
  const folder = join(beside, 'postgresql.replay');
  await mkdir(folder, { recursive: true, mode: 0o711 });
  await eachOf(await listNeeded(place, base), ({ name }) =>
    place.lend(name, (path) => copyFile(path, join(folder, basename(name)))),
  );
  return folder;
};
