import { join } from 'node:path';
import pg from 'pg';
import { openBlobs } from '../../blobs/index.ts';
import { CannotStart, type Config } from '../../config/index.ts';
import { listMigrations, migrate, openDatabase, type Db } from '../../db/index.ts';
import {
  erasedListName,
  letErasedGo,
  parseErasedList,
  readErasedList,
  writeErasedList,
} from '../erased-list.ts';
import type { BackupPlace } from '../place/index.ts';
import { checkRestored, type Checked } from './check-restored.ts';
import type { Target } from './choose-basebackup.ts';
import type { KnownBase } from './manifest.ts';
import { restoreFiles, type RestoredFiles } from './restore-files.ts';

/** What a host is to be brought back from, and to. */
export interface Wish {
  config: Config;
  /** Where the backups lie. */
  place: BackupPlace;
  target: Target;
  /** The newest list of erased accounts, where neither folder holds it. */
  erased?: string | undefined;
  /** Pieces of the log that were not archived any more: `pg_wal` of the old data folder. */
  lastWal?: string | undefined;
  /** It lives for minutes: files are shared with the backup. */
  isDrill?: boolean;
  /** The files that the database names, by those who keep them there. */
  listNamed: (db: Db) => Promise<ReadonlySet<string>>;
  progress: (words: string) => void;
}

/** What came back. */
export interface Restored {
  base: KnownBase;
  /** The newest change in it. */
  lastChangeAt: Date | undefined;
  checked: Checked;
  files: RestoredFiles;
  lostAgain: number;
  /** What this version of Maru has changed in the database. */
  migrated: number;
  seconds: { unpack: number; replay: number; check: number; files: number };
}

const requireKnownMigrations = async (db: Db): Promise<void> => {
  const known = await listMigrations();
  const { rows } = await db.query<{ name: string }>('select name from migrations');
  const unknown = rows.find(({ name }) => !known.includes(name));
  if (unknown)
    throw new CannotStart(
      `This backup is of a newer Maru (with ${unknown.name}): bring Maru up to date first.`,
    );
};

/** Makes a host of the database: no account that was erased since, this version's schema, and an epoch of its own. */
const settle = async (
  url: string,
  { config, place, erased }: Wish,
): Promise<Pick<Restored, 'lostAgain' | 'migrated'>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const db = openDatabase(url);
  try {
    await requireKnownMigrations(db);
    await client.query('update host set epoch = gen_random_uuid()::text');
    const kept = join(config.dataDir, erasedListName);
    const lists = await Promise.all([kept, ...(erased ? [erased] : [])].map(readErasedList));
    lists.push(parseErasedList((await place.read(erasedListName)) ?? ''));
    await writeErasedList(kept, lists.flat());
    const lostAgain = await letErasedGo(client, lists.flat());
    return { lostAgain, migrated: (await migrate(db)).length };
  } finally {
    await client.end();
    await db.close();
  }
};

const listNamed = async (url: string, wish: Wish): Promise<ReadonlySet<string>> => {
  const db = openDatabase(url);
  try {
    return await wish.listNamed(db);
  } finally {
    await db.close();
  }
};

/** Seconds since the last time it was asked. */
export const laps = () => {
  let last = performance.now();
  return (): number => {
    const now = performance.now();
    const seconds = Math.round((now - last) / 10) / 100;
    last = now;
    return seconds;
  };
};

/** What was done to a database that has been brought back. */
export type Finished = Omit<Restored, 'base' | 'lastChangeAt' | 'seconds'> & {
  seconds: Pick<Restored['seconds'], 'check' | 'files'>;
};

/** Looks through a database that is where it should be, makes it a host of its own, and brings the files to it. */
export const finishRestored = async (url: string, wish: Wish): Promise<Finished> => {
  const { config, place, target, progress } = wish;
  const lap = laps();
  progress('Looking through it…');
  const checked = await checkRestored(url);
  const settled = await settle(url, wish);
  const check = lap();
  progress('Bringing the files back…');
  const files = await restoreFiles(
    {
      blobs: openBlobs(config),
      temp: join(config.dataDir, 'tmp', 'restored'),
      ...(wish.isDrill && { linkInto: join(config.dataDir, 'files'), isLookOnly: !place.folder }),
    },
    { place, at: target === 'latest' ? new Date() : target, named: await listNamed(url, wish) },
  );
  return { checked, files, ...settled, seconds: { check, files: lap() } };
};
