import type { House } from '../../house.ts';
import type { BackupPlace } from '../place/index.ts';
import { listBaseNames, readBase } from './manifest.ts';

/** How long what was found in a bucket may be told again: nobody's look at /metrics waits for an S3. */
const rememberedMs = 300_000;
const soonMs = 30_000;

const readNewest = async (place: BackupPlace): Promise<Date | undefined> => {
  const name = (await listBaseNames(place)).at(-1);
  const base = name === undefined ? undefined : await readBase(place, name);
  return base && new Date(base.manifest.madeAt);
};

/** Gives when the newest base backup was made: of a folder as it is now, of a bucket as it was some minutes ago. */
const rememberNewest = (place: BackupPlace): (() => Promise<Date | undefined>) => {
  if (place.folder) return () => readNewest(place);
  let known: Date | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - lookedAt > (known ? rememberedMs : soonMs)) {
      lookedAt = performance.now();
      void readNewest(place).then(
        (newest) => void (known = newest),
        () => undefined,
      );
    }
    return known;
  };
};

const goingThere = ['backup.files', 'backup.base', 'backup.log'];

/** Shows how far behind the backups of a host are, at /metrics; nothing where it has none. */
export const followBackups = (
  { metrics, config, health, clock, db }: House,
  place: BackupPlace | undefined,
): void => {
  const secondsSince = (at: Date): number => (clock.now().getTime() - at.getTime()) / 1_000;
  const newestOf = place && rememberNewest(place);
  let copiedAt: Date | undefined;
  metrics.follow({
    name: 'maru_backup_base_age_seconds',
    help: 'Time since the end of the newest base backup; left out while there is none',
    read: async () => {
      const newest = await newestOf?.();
      return newest && secondsSince(newest);
    },
  });
  metrics.follow({
    name: 'maru_backup_files_age_seconds',
    help: 'Time since this process last copied what was new of files to the backups; left out where another does it',
    read: () => {
      const round = health.jobs.get('backup.files');
      // A round that fails takes nothing away from the one before.
      if (round?.ok) copiedAt = round.at;
      return copiedAt && secondsSince(copiedAt);
    },
  });
  metrics.follow({
    name: 'maru_backup_up',
    help: 'Did the last rounds of the jobs that copy to the backups reach them? 1 or 0',
    read: () => {
      const rounds = goingThere.flatMap((name) => health.jobs.get(name) ?? []);
      return rounds.length > 0 ? Number(rounds.every(({ ok }) => ok)) : undefined;
    },
  });
  metrics.follow({
    name: 'maru_backup_log_waiting',
    help: 'Pieces of the log of the database that wait here to be copied to the backups',
    read: async () => {
      if (!place) return undefined;
      const waiting = await place.countWaiting();
      if (config.databaseUrl) return place.folder ? undefined : waiting;
      const { rows } = await db.query<{ waiting: number }>(
        "select count(*)::int as waiting from pg_ls_archive_statusdir() where name like '%.ready'",
      );
      return (rows[0]?.waiting ?? 0) + waiting;
    },
  });
};
