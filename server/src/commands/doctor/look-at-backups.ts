import { randomBytes } from 'node:crypto';
import { stat, statfs } from 'node:fs/promises';
import {
  findBackupPlace,
  lookThroughLog,
  readClaim,
  readIdentifier,
  whyNoBackups,
  type BackupPlace,
} from '../../platform/backup/index.ts';
import type { Config } from '../../platform/config/index.ts';
import { readLastBackup } from '../../platform/examine/store.ts';
import { S3Refused } from '../../platform/s3/index.ts';
import {
  bad,
  gigabytes,
  ok,
  warning,
  attempt,
  wordsOf,
  type Finding,
  type Look,
  type Patient,
} from './finding.ts';

const dayMs = 86_400_000;
/** The log comes each minute, as a host that runs always writes something. */
const staleLogMs = 15 * 60_000;

/** What to do about an S3 that does not do what it is asked. Pure. */
export const mendS3 = (error: unknown, names: string): string => {
  if (error instanceof S3Refused) {
    if (error.word === 'NoSuchBucket' || error.status === 404)
      return `Make the bucket, or correct ${names}BUCKET (and ${names}PATH_STYLE, where the bucket belongs into the host name).`;
    if (['SignatureDoesNotMatch', 'InvalidAccessKeyId'].includes(error.word ?? ''))
      return `Correct ${names}ACCESS_KEY and ${names}SECRET_KEY.`;
    if (
      ['AuthorizationHeaderMalformed', 'PermanentRedirect'].includes(error.word ?? '') ||
      error.status === 301
    )
      return `Correct ${names}REGION: the bucket is in another.`;
    if (error.word === 'RequestTimeTooSkewed')
      return 'Let this machine keep its time by NTP: it is too far off.';
    if (error.status === 403)
      return `Let the key get, put, delete and list objects of that bucket, or correct ${names}ACCESS_KEY and ${names}SECRET_KEY.`;
    if (error.status === 507) return 'Give that S3 more room: nothing more can be put there.';
    return `Look at the S3 of ${names}ENDPOINT, what stands between, and its own log.`;
  }
  const { code = '' } = error as { code?: string };
  if (/CERT|SSL|TLS|SELF_SIGNED|ALTNAME/.test(code))
    return `Give the S3 of ${names}ENDPOINT a certificate that is good for its name and has not run out; name one's own authority with NODE_EXTRA_CA_CERTS.`;
  return `Start the S3 of ${names}ENDPOINT, or correct that address; look at the network between.`;
};

/** Is it there, does it take, give back and let go? */
const probe = async (place: BackupPlace): Promise<Finding[]> => {
  const name = `doctor-${randomBytes(9).toString('hex')}`;
  await place.write(name, 'A look of the doctor; it goes at once.\n');
  const there = await place.read(name);
  await place.remove(name);
  if (there === undefined)
    return [bad('backups.reach', `What is written to ${place.title} is not there.`, 'Look at its rules.')];
  if (!place.folder && (await place.read(name)) !== undefined)
    return [
      bad(
        'backups.reach',
        `${place.title} keeps what was deleted.`,
        'Let the key delete objects of that bucket.',
      ),
    ];
  return [];
};

const lookAtDisk = async ({ dataDir }: Config, { folder }: BackupPlace): Promise<Finding[]> => {
  if (!folder) return [];
  const [here, there, { bavail, bsize, blocks }] = await Promise.all([
    stat(dataDir),
    stat(folder),
    statfs(folder),
  ]);
  const free = bavail * bsize;
  const says = `${gigabytes(free)} of ${gigabytes(blocks * bsize)} are free where the backups lie.`;
  const mend = 'Give it a larger disk, or keep fewer base backups (BACKUP_KEEP, `maru backup prune`).';
  const room: Finding[] = [];
  if (free < 1e9) room.push(bad('backups.space', says, mend));
  else if (free < 5e9) room.push(warning('backups.space', says, mend));
  return here.dev === there.dev
    ? [
        ...room,
        warning(
          'backups.disk',
          'BACKUP_DIR lies on the disk of the data folder: what takes one takes both.',
          'Name a folder on another disk or machine, or an S3 (BACKUP_S3_ENDPOINT).',
        ),
      ]
    : room;
};

const lookAtReach = async (config: Config, place: BackupPlace): Promise<Finding[]> => {
  // A disk that is not mounted would be written to all the same: into the empty folder in its place.
  if (place.folder && !(await stat(place.folder).catch(() => undefined)))
    return [
      bad(
        'backups.reach',
        `BACKUP_DIR is ${place.folder}, which is not there.`,
        'Mount its disk, or make the folder; it is made by itself when Maru starts.',
      ),
    ];
  try {
    const found = [...(await probe(place)), ...(await lookAtDisk(config, place))];
    const isWell = !found.some(({ check }) => check === 'backups.reach');
    return isWell ? [ok('backups.reach', `${place.title} takes backups.`), ...found] : found;
  } catch (error) {
    const mend = place.folder
      ? `Let the user that runs Maru write to ${place.folder}, and give its disk room.`
      : mendS3(error, 'BACKUP_S3_');
    const waits = place.folder ? '' : ' Meanwhile the log waits in the data folder.';
    return [bad('backups.reach', `${place.title} cannot be written to: ${wordsOf(error)}.${waits}`, mend)];
  }
};

const lookAtOwner = async (place: BackupPlace, { db }: Patient): Promise<Finding[]> => {
  const [claimed, ours] = [await readClaim(place), db && (await readIdentifier(db).catch(() => undefined))];
  if (claimed === undefined || ours === undefined || claimed === ours) return [];
  return [
    bad(
      'backups.owner',
      `${place.title} holds the backups of another database: nothing of this one is copied there.`,
      place.folder
        ? 'Give this host a folder of its own as BACKUP_DIR.'
        : 'Give this host a BACKUP_S3_PREFIX or BACKUP_S3_BUCKET of its own.',
    ),
  ];
};

const judgeBase = (newest: Date | undefined, everyHours: number, place: BackupPlace): Finding => {
  if (!newest)
    return bad('backups.age', `There is no base backup in ${place.title}.`, 'Run `maru backup --base`.');
  const hours = (Date.now() - newest.getTime()) / 3_600_000;
  const says = `The newest base backup is ${Math.round(hours)} hours old.`;
  return hours > 2 * (everyHours || 24 * 7)
    ? warning(
        'backups.age',
        says,
        'Is a worker running? Run `maru backup --base`, and look why none was made.',
      )
    : ok('backups.age', says);
};

const lookAtLog = async (place: BackupPlace, { config, processes }: Patient): Promise<Finding[]> => {
  const { bases, gaps, newestWalAt } = await lookThroughLog(place);
  const newest = bases.at(-1);
  const found = [judgeBase(newest && new Date(newest.manifest.madeAt), config.backupEveryHours, place)];
  const waiting = await place.countWaiting();
  if (waiting > 5)
    found.push(
      bad(
        'backups.waiting',
        `${waiting} pieces of the log wait in ${await place.walFolder()} to be brought to ${place.title}.`,
        'They go by themselves when it can be reached and a worker runs; until then give the disk of the data folder room.',
      ),
    );
  const age = newestWalAt ? Date.now() - newestWalAt.getTime() : undefined;
  if (newest && processes.length > 0 && (age === undefined || age > staleLogMs))
    found.push(
      bad(
        'backups.stale',
        `The newest of the log in ${place.title} is ${age === undefined ? 'not there' : `${Math.round(age / 60_000)} minutes old`}: what came since would be lost with this machine.`,
        config.databaseUrl
          ? 'Keep `maru backup receive` running, or let the server archive; see docs/operating.md.'
          : 'Start Maru with the same backup settings; look for "a job did not finish" and backup.log in its log, and at select * from pg_stat_archiver.',
      ),
    );
  if (gaps.length > 0)
    found.push(
      bad(
        'backups.log',
        `The log of the database lacks ${gaps.length} pieces in ${place.title}: there is no going back past them.`,
        'Run `maru backup --base` now, and look why they were not copied.',
      ),
    );
  else if (bases.length > 0) found.push(ok('backups.log', 'The log since the base backups is whole.'));
  return found;
};

/** What is written down of backups by hand. */
const lookAtHandmade = async ({ db }: Patient): Promise<Finding[]> => {
  const mend = 'Set BACKUP_DIR or BACKUP_S3_ENDPOINT, or run `maru backup <folder>` each day.';
  const last = db && (await readLastBackup(db).catch(() => undefined));
  if (!last) return [warning('backups.age', 'No backup has ever been written.', mend)];
  const days = (Date.now() - last.getTime()) / dayMs;
  const says = `The last backup was written ${days < 1 ? 'today' : `${Math.floor(days)} days ago`}.`;
  return [days > 2 ? warning('backups.age', says, mend) : ok('backups.age', says)];
};

/** Looks at the backups: can they be written to, whose are they, how old, is the log whole? */
export const lookAtBackups: Look = async (patient) => {
  const why = whyNoBackups(patient.config);
  if (why) return [bad('backups.settings', why, 'See "Backups" in docs/operating.md.')];
  const place = findBackupPlace(patient.config);
  if (!place) return lookAtHandmade(patient);
  const late = 'Look at the S3 or the disk, and the network to it.';
  const reach = await attempt('backups.reach', late, () => lookAtReach(patient.config, place));
  if (reach.some(({ check, state }) => check === 'backups.reach' && state === 'bad')) {
    const waiting = await place.countWaiting();
    return waiting > 0
      ? [
          ...reach,
          warning(
            'backups.waiting',
            `${waiting} pieces of the log wait in ${await place.walFolder()}.`,
            'They go by themselves when the S3 is back.',
          ),
        ]
      : reach;
  }
  const owner = await attempt('backups.owner', late, () => lookAtOwner(place, patient));
  if (owner.length > 0) return [...reach, ...owner];
  return [...reach, ...(await attempt('backups.log', late, () => lookAtLog(place, patient)))];
};
