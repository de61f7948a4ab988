import { resolve } from 'node:path';
import {
  listBackupState,
  openBackupPlace,
  pruneBackups,
  receiveLog,
  syncFiles,
  writeBackup,
  writeBasebackup,
  type BackupPlace,
  type KnownBase,
  type Manifest,
} from '../platform/backup/index.ts';
import { CannotStart } from '../platform/config/index.ts';
import type { Command, Given } from './command.ts';
import { changeHost, visitHost } from './visit-host.ts';
import { wordBytes } from './word-bytes.ts';

/** Rows of all tables in a backup. */
export const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

/** What is in a backup, for people. */
export const inWords = (manifest: Manifest): string =>
  `${manifest.tables.length} tables with ${rowsOf(manifest)} rows, ${manifest.files} files with ${manifest.fileBytes} bytes`;

const sayKey = ({ config, say }: Given): void => {
  say(
    config.hostKey
      ? 'The key of this host is not in it (HOST_KEY): without that key, authenticator apps and calendar addresses of this backup are lost. Keep it elsewhere.'
      : 'It holds the key of this host (data/keys): what is sealed in the database opens with it.',
  );
  say('Whoever has this folder can read what is in it: keep it as safe as the host.');
};

/** Where the backups lie: the word that was typed, else what the settings name. */
export const placeOf = ({ words, config }: Given): BackupPlace => openBackupPlace(config, words[0]);

const wordBase = ({ title }: BackupPlace, { name, manifest }: KnownBase): string =>
  `${title}/${name}: as of ${manifest.madeAt}, ${wordBytes(manifest.bytes)} of database (PostgreSQL ${manifest.postgres.version})`;

const writeTables = async (given: Given): Promise<void> => {
  if (!given.words[0]) throw new CannotStart('maru backup needs <folder>.');
  const folder = resolve(given.words[0]);
  const manifest = await visitHost(given, ({ config, db, clock }) =>
    writeBackup({ config, url: db.url, clock }, folder),
  );
  await changeHost(given, async () => ({
    deed: 'host.backedUp',
    details: { rows: rowsOf(manifest), files: manifest.files },
  }));
  given.say(`${folder}: ${inWords(manifest)}.`);
  if (manifest.filesIn === 's3')
    given.say(
      'The files lie in the S3 and are not in this backup: BACKUP_DIR and BACKUP_S3_ENDPOINT take them along, or keep that bucket by its own means.',
    );
  sayKey(given);
};

const writeBase = async (given: Given): Promise<void> => {
  const place = placeOf(given);
  const began = performance.now();
  const { base, files } = await visitHost(given, async ({ config, db, blobs, clock }) => ({
    base: await writeBasebackup({ config, url: db.url }, place),
    files: await syncFiles({ blobs, dataDir: config.dataDir, now: () => clock.now() }, place),
  }));
  await changeHost(given, async () => ({
    deed: 'host.backedUp',
    details: { bytes: base.manifest.bytes, files: files.files },
  }));
  given.say(`${wordBase(place, base)}, in ${((performance.now() - began) / 1_000).toFixed(1)} s.`);
  given.say(
    `${files.copied} files with ${wordBytes(files.bytes)} were new; ${files.files} are there in all.`,
  );
  sayKey(given);
};

/** Writes a backup while the host may go on. */
export const backUp: Command = {
  name: 'backup',
  takes: '<folder> | --base [place]',
  means:
    'write the database and the files into a new folder; with --base, a base backup into BACKUP_DIR or the S3 of backups, to go back to any minute since; the host may go on',
  needs: 0,
  options: { base: 'boolean' },
  run: (given) => (given.options.base ? writeBase(given) : writeTables(given)),
};

/** Says what lies among the backups. */
export const listBackups: Command = {
  name: 'backup list',
  takes: '[place]',
  means:
    'the base backups there are (in BACKUP_DIR, a folder or s3://bucket/prefix), to which moments they reach, and whether the log has holes',
  needs: 0,
  async run(given) {
    const place = placeOf(given);
    const state = await listBackupState(place);
    for (const one of state.bases) given.say(wordBase(place, one));
    const [oldest] = state.bases;
    if (!oldest) {
      given.say(`There is no base backup in ${place.title}.`);
      return false;
    }
    given.say(
      `Any moment from ${oldest.manifest.madeAt}${state.newestWalAt ? ` to about ${state.newestWalAt.toISOString()}` : ''} can be gone back to; ${state.segments} pieces of the log take ${wordBytes(state.walBytes)}, ${state.files} files ${wordBytes(state.fileBytes)}.`,
    );
    for (const gap of state.gaps)
      given.say(
        `The piece ${gap} of the log is MISSING: what follows it, up to the next base backup, cannot be reached.`,
      );
    return state.gaps.length === 0;
  },
};

/** Takes away what is old. */
export const prune: Command = {
  name: 'backup prune',
  takes: '[place] --keep 7',
  means: 'take away all but the newest base backups, with what only they need of log and files',
  needs: 0,
  options: { keep: 'string' },
  async run(given) {
    const keep = Number(given.options.keep ?? given.config.backupKeep);
    if (!Number.isInteger(keep) || keep < 1) throw new CannotStart('--keep should be a whole number from 1.');
    const { bases, segments, files, kept } = await pruneBackups(placeOf(given), keep);
    given.say(
      `${kept} base backups are kept; ${bases} went, with ${segments} pieces of the log and ${files} files.`,
    );
  },
};

/** Receives the log of a PostgreSQL elsewhere, for as long as it runs. */
export const receive: Command = {
  name: 'backup receive',
  takes: '[place]',
  means:
    'receive the log of the PostgreSQL of DATABASE_URL into the backups, for as long as it runs (pg_receivewal)',
  needs: 0,
  async run(given) {
    const { databaseUrl } = given.config;
    if (!databaseUrl)
      throw new CannotStart(
        'The embedded database archives its log itself, where BACKUP_DIR or BACKUP_S3_ENDPOINT is set: this is for DATABASE_URL.',
      );
    await receiveLog(databaseUrl, placeOf(given), given.say);
  },
};
