import { statfs } from 'node:fs/promises';
import type { HostHealth } from '@maru/contract';
import type { House, SignedVerb } from '../../platform/house.ts';
import { version } from '../../platform/version.ts';
import { findPersons } from '../accounts/index.ts';
import { countCalls } from '../calls/index.ts';
import { presentFace } from './present.ts';
import { readCounts, readDatabaseVersion, readKinds, readQueues, readTableSizes, readTop } from './store.ts';

/** What carries calls, where it answers. */
const lookAtEngine = async ({ media }: House): Promise<HostHealth['calls']['engine']> => {
  const health = await media.health().catch(() => undefined);
  if (!health) return null;
  const { load, rooms, people, outMbps, loss, workers, crashes } = health;
  return { load, rooms, people, outMbps, loss, workers, crashes };
};

/** How the host is, as the process that answers knows it. */
export const getHealth: SignedVerb<'desk.health'> = async ({ house }) => {
  const began = performance.now();
  await house.db.check();
  const pingMs = Math.round((performance.now() - began) * 10) / 10;
  const { startedAt, jobs, problems } = house.health;
  return {
    version,
    node: process.versions.node,
    startedAt: startedAt.toISOString(),
    at: house.clock.now().toISOString(),
    database: { ok: true, version: await readDatabaseVersion(house.db), pingMs },
    newsLine: house.news.isUp(),
    connections: house.live.count().connections,
    calls: { ...(await countCalls(house.db)), engine: await lookAtEngine(house) },
    queues: await readQueues(house.db, house.clock.now()),
    jobs: [...jobs.values()]
      .map((round) => ({ ...round, at: round.at.toISOString() }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    problems: problems.map(({ at, where, kind, code, incident }) => ({
      at: at.toISOString(),
      where,
      kind,
      code: code ?? null,
      incident: incident ?? null,
    })),
  };
};

/** Room on the disk of the data folder; null where the files are in an S3. */
const readDisk = async (house: House): Promise<{ free: number; size: number } | null> => {
  if (house.config.s3Endpoint) return null;
  const { bavail, blocks, bsize } = await statfs(house.config.dataDir);
  return { free: bavail * bsize, size: blocks * bsize };
};

/** What takes up room. */
export const getStorage: SignedVerb<'desk.storage'> = async ({ house }) => {
  const [{ bytes, tables }, kinds, top, counts, disk] = await Promise.all([
    readTableSizes(house.db),
    readKinds(house.db),
    readTop(house.db, 10),
    readCounts(house.db),
    readDisk(house),
  ]);
  const persons = await findPersons(
    house.db,
    top.map((row) => row.account_id),
    'stranger',
  );
  return {
    databaseBytes: bytes,
    tables,
    kinds,
    top: top.map((row) => ({ person: presentFace(row.account_id, persons), bytes: row.bytes })),
    disk,
    ...counts,
  };
};
