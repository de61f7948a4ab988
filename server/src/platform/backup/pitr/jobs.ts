import { recordDeed } from '../../audit/index.ts';
import type { Queryable } from '../../db/index.ts';
import type { House, Job } from '../../house.ts';
import type { BackupPlace } from '../place/index.ts';
import { claimPlace, names, readIdentifier } from './layout.ts';
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
    there,
    everyHours,
    now,
  }: { timeline: number; there: readonly string[]; everyHours: number; now: Date },
): 'none' | 'old' | 'restored' | 'gap' | undefined => {
  if (!newest) return 'none';
  const { manifest } = newest;
  // A host that was brought back writes a history of its own, and the log of before its start here was archived nowhere.
  if (manifest.timeline !== timeline) return 'restored';
  if (gapAfter(manifest, there)) return 'gap';
  return now.getTime() - Date.parse(manifest.madeAt) >= everyHours * 3_600_000 ? 'old' : undefined;
};

const makeBaseWhereDue = async (house: House, place: BackupPlace): Promise<void> => {
  const { config, db, clock } = house;
  if (config.backupEveryHours === 0) return;
  const there: string[] = [];
  for await (const { name } of place.list(names.wal)) there.push(bareName(name.slice(names.wal.length)));
  const why = whyBase((await listBases(place)).at(-1), {
    timeline: await readTimeline(db),
    there,
    everyHours: config.backupEveryHours,
    now: clock.now(),
  });
  if (!why) return;
  const { manifest } = await writeBasebackup({ config, url: db.url }, place);
  await pruneBackups(place, config.backupKeep);
  await db.transaction((tx) =>
    recordDeed(house, tx, {
      deed: 'host.backedUp',
      by: null,
      byName: 'worker',
      details: { bytes: manifest.bytes, why },
    }),
  );
};

/** What keeps the backups of a host up to date, wherever they have a place and the role `worker` runs. */
export const backupJobs = (place: BackupPlace): Job[] => {
  let [lastAt, tookMs] = [Number.NEGATIVE_INFINITY, 0];
  const jobs: Job[] = [
    {
      name: 'backup.files',
      everyMs: 60_000,
      async run({ blobs, clock, config }) {
        const began = performance.now();
        if (began - lastAt < tookMs / shareOfTime) return;
        await syncFiles({ blobs, dataDir: config.dataDir, now: () => clock.now() }, place);
        lastAt = performance.now();
        tookMs = lastAt - began;
      },
    },
    { name: 'backup.base', everyMs: 600_000, run: (house) => makeBaseWhereDue(house, place) },
  ];
  if (!place.folder)
    jobs.push({
      name: 'backup.log',
      everyMs: 10_000,
      async run({ db }) {
        await claimPlace(place, await readIdentifier(db));
        await place.handOver();
      },
    });
  return jobs;
};
