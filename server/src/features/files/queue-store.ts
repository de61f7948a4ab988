import type { Queryable } from '../../platform/db/index.ts';
import type { QueueFigures } from '../../platform/metrics/index.ts';

const read = async (db: Queryable, text: string): Promise<QueueFigures | undefined> =>
  (await db.query<{ waiting: number; oldestSeconds: number }>(text)).rows[0];

const figures = (time: string) =>
  `count(*)::int as waiting, coalesce(extract(epoch from now() - min(${time})), 0)::float8 as "oldestSeconds"`;

/** Files that are still to be made playable. */
export const countToMake = (db: Queryable) =>
  read(db, `select ${figures('created_at')} from files where state = 'processing'`);

/** Uploads that are on their way. */
export const countUploads = (db: Queryable) => read(db, `select ${figures('created_at')} from uploads`);
