import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotStart } from '../../config/index.ts';
import {
  clusterFolder,
  recoverCluster,
  removeCluster,
  type Recovered,
} from '../../embedded-postgres/index.ts';
import { erasedListName } from '../erased-list.ts';
import { walOf } from './basebackup-elsewhere.ts';
import { chooseBase, type Target } from './choose-basebackup.ts';
import { finishRestored, laps, type Restored, type Wish } from './finish-restored.ts';
import { lendLog, sizeOfLog } from './lend-log.ts';
import { listBases, type KnownBase } from './manifest.ts';
import { prepareElsewhere, type Prepared } from './prepare-elsewhere.ts';
import { listWal, requireEmptyFolder, requireLog, requireRoom, requireSamePostgres } from './requirements.ts';
import { sizeOfFiles } from './restore-files.ts';
import { takeLastWal } from './take-last-wal.ts';
import { unpackBasebackup } from './unpack-basebackup.ts';

const explain = (
  outcome: Recovered & { ok: false },
  { target, gap }: { target: Target; gap: string | undefined },
): CannotStart => {
  const reached = outcome.lastChangeAt
    ? ` The newest change that could be reached is from ${outcome.lastChangeAt.toISOString()}.`
    : '';
  if (/recovery ended before configured recovery target was reached/.test(outcome.said))
    return new CannotStart(
      gap
        ? `The piece ${gap} of the log is missing, before ${(target as Date).toISOString()}.${reached} Name an earlier moment, or find that piece.`
        : `The log ends before ${(target as Date).toISOString()}.${reached} With --to latest all of it comes back.`,
    );
  const damaged = /(\S+) cannot be read: /.exec(outcome.said)?.[1];
  if (damaged)
    return new CannotStart(
      `${damaged} is not as it was written.${reached} Name a moment before it with --to.`,
    );
  return new CannotStart(
    `The log could not be played again: ${outcome.said.trim().split('\n').slice(-4).join(' ')}`,
  );
};

const bringBack = async (wish: Wish, base: KnownBase, gap: string | undefined): Promise<Restored> => {
  const { config, place, target, progress } = wish;
  const lap = laps();
  progress(`Unpacking the base backup of ${base.manifest.madeAt}…`);
  const cluster = await unpackBasebackup({ place, base }, config.dataDir, () =>
    clusterFolder(config.dataDir),
  );
  await takeLastWal(wish, base, cluster);
  const walFolder = await lendLog(place, base, config.databaseUrl ? config.dataDir : dirname(cluster));
  const unpack = lap();
  progress('Playing the log again…');
  const recovered = await recoverCluster(config.dataDir, {
    walFolder,
    isThrowaway: wish.isDrill,
    segmentBytes: base.manifest.segmentBytes,
    timeline: base.manifest.timeline,
    ...(target !== 'latest' && { target }),
  });
  if (!recovered.ok) throw explain(recovered, { target, gap });
  const replay = lap();
  try {
    const { seconds, ...finished } = await finishRestored(recovered.url, wish);
    return {
      base,
      lastChangeAt: recovered.lastChangeAt,
      ...finished,
      seconds: { unpack, replay, ...seconds },
    };
  } finally {
    await recovered.stop();
    if (!place.folder) await rm(walFolder, { recursive: true, force: true });
  }
};

/** Takes away what was brought back. The list of erased accounts stays. */
export const removeRestored = async (dataDir: string): Promise<void> => {
  await removeCluster(dataDir).catch(() => undefined);
  for (const name of await readdir(dataDir))
    if (name !== erasedListName) await rm(join(dataDir, name), { recursive: true, force: true });
};

/**
 * Brings a host back as it was at a moment, into an empty data folder: the newest base backup from before it, the log played
 * again up to it, the files. What cannot be done is said in a sentence, and leaves the folder as empty as it was.
 */
export const restoreToMoment = async (wish: Wish): Promise<Restored | Prepared> => {
  const { config, place, target } = wish;
  const base = chooseBase(await listBases(place), place.title, target);
  const isOurs = base.manifest.by === 'maru';
  if (isOurs) await requireSamePostgres(base.manifest);
  const names = [...(await listWal(place, wish.lastWal)), ...walOf(base)];
  const gap = requireLog(base.manifest, names, target);
  await requireEmptyFolder(config.dataDir);
  const bytes =
    base.manifest.bytes +
    (config.s3Endpoint || wish.isDrill ? 0 : await sizeOfFiles(place)) +
    (await sizeOfLog(place, base));
  await requireRoom(config.dataDir, bytes, names.length * base.manifest.segmentBytes);
  try {
    return isOurs ? await bringBack(wish, base, gap) : await prepareElsewhere(wish, base);
  } catch (error) {
    await removeRestored(config.dataDir);
    throw error;
  }
};
