import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { readGrowth } from '../../platform/examine/store.ts';
import { keyFileOf } from '../../platform/keys/index.ts';
import { checkFolder } from '../../platform/storage.ts';
import { lookAtBackups } from './look-at-backups.ts';
import { attempt, bad, gigabytes, ok, warning, type Finding, type Look } from './finding.ts';

const dayMs = 86_400_000;

/** How full a disk may be. */
export const judgeSpace = (
  where: string,
  { free, total, perDay }: { free: number; total: number; perDay: number },
): Finding => {
  const daysLeft = perDay > 0 ? free / perDay : Number.POSITIVE_INFINITY;
  const says = `${gigabytes(free)} of ${gigabytes(total)} are free where ${where} lies${
    Number.isFinite(daysLeft) ? `, ${Math.floor(daysLeft)} days at the pace of the last week` : ''
  }.`;
  const mend = 'Give it a larger disk, put files into an S3, or let files go after some days (FILE_DAYS).';
  if (free < 1e9) return bad('folders.space', says, mend);
  if (free < 5e9 || daysLeft < 14) return warning('folders.space', says, mend);
  return ok('folders.space', says);
};

const lookAtSpace: Look = async ({ config, db }) => {
  const { bavail, bsize, blocks } = await statfs(config.dataDir);
  const week = config.s3Endpoint || !db ? 0 : await readGrowth(db).catch(() => 0);
  return [judgeSpace(config.dataDir, { free: bavail * bsize, total: blocks * bsize, perDay: week / 7 })];
};

const lookAtKey: Look = async ({ config }) => {
  if (config.hostKey) return [ok('folders.key', 'The key of this host is given by HOST_KEY.')];
  const file = keyFileOf(config.dataDir);
  const found = await stat(file).catch(() => undefined);
  if (!found)
    return [
      warning(
        'folders.key',
        `There is no key yet (${file}): it is made at the first start.`,
        'Nothing, on a new host. On an old one, bring it back from a backup before you start.',
      ),
    ];
  if ((found.mode & 0o077) !== 0)
    return [
      bad(
        'folders.key',
        `Others on this machine can read the key of this host (${file}).`,
        `chmod 600 ${file}`,
      ),
    ];
  return [ok('folders.key', 'Only its owner can read the key of this host.')];
};

const lookAtTemp: Look = async ({ config }) => {
  const folder = join(config.dataDir, 'tmp');
  const names = await readdir(folder).catch(() => []);
  const ages = await Promise.all(
    names.map(
      async (name) =>
        Date.now() - ((await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? Date.now()),
    ),
  );
  const old = ages.filter((age) => age > 2 * dayMs).length;
  return old > 0
    ? [
        warning(
          'folders.tmp',
          `${old} files in ${folder} are older than two days.`,
          'They go at the next start.',
        ),
      ]
    : [];
};

/** Looks at the folders: may they be written to, is there room, is the key safe, how old are the backups? */
export const lookAtFolders: Look = async (patient) => {
  const { dataDir, ffmpeg } = patient.config;
  const writable = await attempt(
    'folders.data',
    `Let the user that runs Maru write to ${dataDir}.`,
    async () => {
      await checkFolder(dataDir);
      return [ok('folders.data', `${dataDir} can be written to.`)];
    },
  );
  if (writable.some(({ state }) => state === 'bad')) return writable;
  const looks = [lookAtSpace, lookAtKey, lookAtTemp].map((look) =>
    attempt('folders', 'Look at the data folder.', () => look(patient)),
  );
  looks.push(lookAtBackups(patient));
  const films = ffmpeg
    ? await attempt('programs.ffmpeg', 'Let FFMPEG name a program that can be run.', async () => {
        await access(ffmpeg, constants.X_OK);
        return [ok('programs.ffmpeg', 'ffmpeg is there.')];
      })
    : [];
  return [...writable, ...(await Promise.all(looks)).flat(), ...films];
};
