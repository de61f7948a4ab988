import { readdir } from 'node:fs/promises';
import { recordDeed } from '../../audit/index.ts';
import type { Queryable } from '../../db/index.ts';
import type { House, Job } from '../../house.ts';
import { placesIn } from './layout.ts';
import { gapAfter } from './look.ts';
import { listBases, type KnownBase } from './manifest.ts';
import { pruneBackups } from './prune.ts';
import { syncFiles } from './sync-files.ts';
import { bareName } from './wal-segments.ts';
import { writeBasebackup } from './write-basebackup.ts';

/** Looking through all files takes at most this part of the time. */
const shareOfTime = 1 / 20;

const readTimeline = async (db: Queryable): Promise<number> =>
  (await db.query<{ timeline: number }>('select timeline_id as timeline from pg_control_checkpoint()'))
    .rows[0]?.timeline ?? 1;

/** Why a new base backup is due; undefined where none is. Pure. */
export const whyBase = (
  newest: KnownBase | undefined,
  {
    timeline,
    names,
    everyHours,
    now,
  }: { timeline: number; names: readonly string[]; everyHours: number; now: Date },
): 'none' | 'old' | 'restored' | 'gap' | undefined => {
  if (!newest) return 'none';
  const { manifest } = newest;
  // A host that was brought back writes a history of its own, and the log of before its start here was archived nowhere.
  if (manifest.timeline !== timeline) return 'restored';
  if (gapAfter(manifest, names)) return 'gap';
  return now.getTime() - Date.parse(manifest.madeAt) >= everyHours * 3_600_000 ? 'old' : undefined;
};

const makeBaseWhereDue = async (house: House): Promise<void> => {
  const { config, db, clock } = house;
  if (config.backupEveryHours === 0) return;
  const folder = config.backupDir;
  const names = (await readdir(placesIn(folder).wal).catch(() => [])).map(bareName);
  const why = whyBase((await listBases(folder)).at(-1), {
    timeline: await readTimeline(db),
    names,
    everyHours: config.backupEveryHours,
    now: clock.now(),
  });
  if (!why) return;
  const { manifest } = await writeBasebackup({ config, url: db.url }, folder);
  await pruneBackups(folder, config.backupKeep);
  await db.transaction((tx) =>
    recordDeed(house, tx, {
      deed: 'host.backedUp',
      by: null,
      byName: 'worker',
      details: { bytes: manifest.bytes, why },
    }),
  );
};

/** What keeps a backup folder up to date, wherever BACKUP_DIR is set and the role `worker` runs. */
export const backupJobs = (): Job[] => {
  let [lastAt, tookMs] = [Number.NEGATIVE_INFINITY, 0];
  return [
    {
      name: 'backup.files',
      everyMs: 60_000,
      async run({ blobs, clock, config }) {
        const began = performance.now();
        if (began - lastAt < tookMs / shareOfTime) return;
        await syncFiles({ blobs, dataDir: config.dataDir, now: () => clock.now() }, config.backupDir);
        lastAt = performance.now();
        tookMs = lastAt - began;
      },
    },
    { name: 'backup.base', everyMs: 600_000, run: makeBaseWhereDue },
  ];
};

/** Shows how far behind the backup folder is, at /metrics. */
export const followBackups = ({ metrics, config, health, clock, db }: House): void => {
  metrics.follow({
    name: 'maru_backup_base_age_seconds',
    help: 'Time since the end of the newest base backup in BACKUP_DIR; left out while there is none',
    read: async () => {
      const newest = config.backupDir ? (await listBases(config.backupDir)).at(-1) : undefined;
      return newest && (clock.now().getTime() - Date.parse(newest.manifest.madeAt)) / 1_000;
    },
  });
  metrics.follow({
    name: 'maru_backup_files_age_seconds',
    help: 'Time since this process last copied what was new of the files to BACKUP_DIR; left out where another does it',
    read: () => {
      const round = health.jobs.get('backup.files');
      return round?.ok ? (clock.now().getTime() - round.at.getTime()) / 1_000 : undefined;
    },
  });
  metrics.follow({
    name: 'maru_backup_log_waiting',
    help: 'Pieces of the log of the embedded database that wait to be archived',
    read: async () => {
      if (config.databaseUrl || !config.backupDir) return undefined;
      const { rows } = await db.query<{ waiting: number }>(
        "select count(*)::int as waiting from pg_ls_archive_statusdir() where name like '%.ready'",
      );
      return rows[0]?.waiting;
    },
  });
};
