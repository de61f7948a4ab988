import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  finishRestored,
  holdsBasebackups,
  openBackupPlace,
  readManifest,
  readTarget,
  restoreBackup,
  restoreToMoment,
  type Finished,
  type Restored,
  type Wish,
} from '../platform/backup/index.ts';
import { CannotStart, type Config } from '../platform/config/index.ts';
import type { Db } from '../platform/db/index.ts';
import { checkFolder, openStorage } from '../platform/storage.ts';
import { inWords, rowsOf } from './back-up.ts';
import type { Command, Given } from './command.ts';
import { changeHost } from './visit-host.ts';
import { wordBytes } from './word-bytes.ts';

/** Whatever the features of this host name of files. */
export const listNamedBlobs =
  (features: Given['features']) =>
  async (db: Db): Promise<ReadonlySet<string>> => {
    const lists = await Promise.all(features.map(async ({ namedBlobs }) => (await namedBlobs?.(db)) ?? []));
    return new Set(lists.flat());
  };

const sayLost = (say: Given['say'], lostAgain: number): void => {
  if (lostAgain > 0) say(`${lostAgain} accounts had been deleted since: they go again in the first minute.`);
};

/** What was found in a database that was brought back, and of the files. Gives whether nothing is missing. */
const sayFinished = (say: Given['say'], { checked, files, migrated, seconds }: Finished): boolean => {
  const pages =
    checked.tables > 0
      ? `${checked.tables} tables and ${checked.indexes} indexes page by page; `
      : '(not page by page, which takes a superuser) ';
  say(
    `Looked through: ${pages}${checked.logs} logs with ${checked.entries} entries, ${checked.accounts} accounts.`,
  );
  say(
    `${files.files} files with ${wordBytes(files.bytes)} came back${files.there > 0 ? `, ${files.there} were there` : ''}.`,
  );
  if (migrated > 0) say(`The database was brought up to this version: ${migrated} migrations.`);
  for (const [names, word] of [
    [files.missing, 'MISSING'],
    [files.damaged, 'NOT as they were written, and were left out'],
  ] as const)
    if (names.length > 0)
      say(
        `${names.length} files that the database names are ${word}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}`,
      );
  say(`It took ${seconds.check} s to look through it, ${seconds.files} s for the files.`);
  return files.missing.length + files.damaged.length === 0;
};

/** What was found in a host that was brought back, line by line. Gives whether nothing is missing. */
export const sayRestored = (say: Given['say'], restored: Restored): boolean => {
  const { base, seconds, lastChangeAt } = restored;
  say(
    `From the base backup of ${base.manifest.madeAt}${lastChangeAt ? `; the newest change in it is from ${lastChangeAt.toISOString()}` : ''}.`,
  );
  say(
    `It took ${seconds.unpack} s to unpack ${wordBytes(base.manifest.bytes)}, ${seconds.replay} s to play the log again.`,
  );
  return sayFinished(say, restored);
};

const wishOf = (given: Given): Wish => {
  const { to, wal } = given.options;
  return {
    config: { ...given.config, dataDir: resolve(given.config.dataDir) },
    place: openBackupPlace(given.config, given.words[0]),
    target: readTarget(typeof to === 'string' ? to : 'latest'),
    erased: given.words[1] && resolve(given.words[1]),
    lastWal: typeof wal === 'string' ? resolve(wal) : undefined,
    listNamed: listNamedBlobs(given.features),
    progress: given.say,
  };
};

/** Nothing is archived from it before it is started as a host. */
export const withoutBackups = (config: Config): Config => ({
  ...config,
  backupDir: '',
  backupS3Endpoint: undefined,
  backupS3Bucket: '',
  backupS3AccessKey: '',
  backupS3SecretKey: '',
});

const noteRestored = (given: Given, config: Config): Promise<void> =>
  changeHost({ ...given, config: withoutBackups(config) }, async () => ({
    deed: 'host.restored',
    details: { to: String(given.options.to ?? 'latest') },
  }));

/** What comes after a PostgreSQL of one's own has played its log again. */
const finishElsewhere = async (given: Given): Promise<boolean> => {
  const { databaseUrl } = given.config;
  if (!databaseUrl) throw new CannotStart('--finish is for a PostgreSQL of your own: set DATABASE_URL.');
  const wish = wishOf(given);
  const finished = await finishRestored(databaseUrl, wish);
  await noteRestored(given, wish.config);
  // The log that was brought here has been played.
  await rm(join(wish.config.dataDir, 'postgresql.replay'), { recursive: true, force: true });
  const isWhole = sayFinished(given.say, finished);
  sayLost(given.say, finished.lostAgain);
  return isWhole;
};

const restoreMoment = async (given: Given): Promise<boolean> => {
  const wish = wishOf(given);
  const restored = await restoreToMoment(wish);
  if ('prepared' in restored) {
    const { major } = restored.base.manifest.postgres;
    given.say(
      `The files of PostgreSQL ${major} lie in ${restored.prepared}, ready to play their log again. Give them to the user it runs as (chown -R postgres), start that PostgreSQL on them with the settings it had, and wait until \`select pg_is_in_recovery()\` says f. Then: DATABASE_URL=… maru restore ${wish.place.title} --finish, with the same --to and --data.`,
    );
    return true;
  }
  await noteRestored(given, { ...wish.config, databaseUrl: undefined });
  const isWhole = sayRestored(given.say, restored);
  sayLost(given.say, restored.lostAgain);
  given.say(`Start Maru with --data ${wish.config.dataDir} and the settings of before.`);
  return isWhole;
};

const restoreTables = async (given: Given, folder: string): Promise<void> => {
  const config = { ...given.config, dataDir: resolve(given.config.dataDir) };
  await readManifest(folder);
  await checkFolder(config.dataDir);
  const storage = await openStorage(config, given.say, { isVisitor: true });
  const erased = given.words[1] && resolve(given.words[1]);
  let manifest: Awaited<ReturnType<typeof restoreBackup>>;
  try {
    manifest = await restoreBackup({ config, url: storage.db.url, erased }, folder);
  } finally {
    await storage.db.close();
    await storage.stop();
  }
  await changeHost(given, async () => ({
    deed: 'host.restored',
    details: { madeAt: manifest.madeAt, rows: rowsOf(manifest) },
  }));
  given.say(`Restored as of ${manifest.madeAt}: ${inWords(manifest)}. Start Maru with the same settings.`);
  sayLost(given.say, manifest.lostAgain);
  if (manifest.filesIn === 's3') given.say('The files are in the S3 that this backup was made with.');
};

/** Brings a backup back into a host with nobody in it. */
export const restore: Command = {
  name: 'restore',
  takes:
    '<folder or s3://bucket/prefix> [erased-accounts.jsonl] [--to <moment>|latest] [--wal <folder>] [--finish]',
  means: 'bring a backup back into an empty host (--data with a new folder, or an empty database)',
  needs: 1,
  options: { to: 'string', wal: 'string', finish: 'boolean' },
  async run(given) {
    const typed = given.words[0] as string;
    if (given.options.finish) return finishElsewhere(given);
    const reachesAnyMoment = typed.startsWith('s3://') || (await holdsBasebackups(resolve(typed)));
    if (given.options.to !== undefined || reachesAnyMoment) return restoreMoment(given);
    return restoreTables(given, resolve(typed));
  },
};
