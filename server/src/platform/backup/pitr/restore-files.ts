import { createReadStream } from 'node:fs';
import { link, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blobs } from '../../blobs/index.ts';
import type { BackupPlace } from '../place/index.ts';
import { readIndex, type IndexedFile } from './files-index.ts';
import { names } from './layout.ts';
import { eachOf, hashOf, writeStream } from './pack.ts';

/** What came back of the files that people keep. */
export interface RestoredFiles {
  files: number;
  bytes: number;
  /** Were where they belong already: in an S3 that has outlived the host. */
  there: number;
  /** Named by the database, and in no backup. */
  missing: string[];
  /** In the backup, and not as they were written. */
  damaged: string[];
}

/** A file may be copied to the backup a little after it came to the host. */
const graceMs = 3_600_000;

const wasThere = (known: IndexedFile, at: Date): boolean =>
  Date.parse(known.at) <= at.getTime() + graceMs &&
  (!known.goneAt || Date.parse(known.goneAt) > at.getTime());

/** How files get from the backup to where they belong. */
export interface Bringing {
  blobs: Blobs;
  /** For a host that lives for minutes: the folder of its files, which shares the bytes with the backup where that is a folder. */
  linkInto?: string | undefined;
  /** Files are only looked through, as they would come from elsewhere: none of them is kept here. */
  isLookOnly?: boolean;
  /** Room for what is on its way. */
  temp: string;
}

const bring = async (
  { blobs, linkInto, isLookOnly, temp }: Bringing,
  { name, from, sha256 }: { name: string; from: string; sha256: string },
): Promise<boolean> => {
  if (isLookOnly) return (await hashOf(from)) === sha256;
  if (linkInto) {
    const to = join(linkInto, name);
    await mkdir(dirname(to), { recursive: true });
    if ((await hashOf(from)) !== sha256) return false;
    const linked = await link(from, to).then(
      () => true,
      () => false,
    );
    if (linked) return true;
  }
  const half = join(temp, name.replaceAll('/', '_'));
  const written = await writeStream(createReadStream(from), half);
  if (written.sha256 !== sha256) {
    await rm(half, { force: true });
    return false;
  }
  await blobs.putFile(name, half);
  return true;
};

/**
 * Brings back the files that the host had at a moment, and whatever else the database names; each only as it was written.
 * Tells what is missing: a host with a hole in it is better than none.
 */
export const restoreFiles = async (
  bringing: Bringing,
  { place, at, named }: { place: BackupPlace; at: Date; named: ReadonlySet<string> },
): Promise<RestoredFiles> => {
  const index = await readIndex(place);
  const wanted = [...index].filter(([name, known]) => named.has(name) || wasThere(known, at));
  const done: RestoredFiles = { files: 0, bytes: 0, there: 0, missing: [], damaged: [] };
  const lost = (name: string, into: string[]) => {
    if (named.has(name)) into.push(name);
  };
  await mkdir(bringing.temp, { recursive: true, mode: 0o700 });
  await eachOf(wanted, async ([name, { sha256, bytes }]) => {
    if (await bringing.blobs.open(name)) return void done.there++;
    try {
      const isWhole = await place.lend(names.files + name, (from) => bring(bringing, { name, from, sha256 }));
      if (!isWhole) return lost(name, done.damaged);
      done.files++;
      done.bytes += bytes;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      lost(name, done.missing);
    }
  });
  for (const name of named)
    if (!index.has(name) && !(await bringing.blobs.open(name))) done.missing.push(name);
  await rm(bringing.temp, { recursive: true, force: true });
  return done;
};

/** Bytes that the files of a moment take. */
export const sizeOfFiles = async (place: BackupPlace): Promise<number> => {
  const index = await readIndex(place);
  return [...index.values()].reduce((sum, { bytes, goneAt }) => sum + (goneAt ? 0 : bytes), 0);
};
