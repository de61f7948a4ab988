import type { Queryable } from '../../platform/db/index.ts';

/** Notifications whose time has come, and how long the oldest has waited. */
export const countDue = async (
  db: Queryable,
): Promise<{ waiting: number; oldestSeconds: number } | undefined> =>
  (
    await db.query<{ waiting: number; oldestSeconds: number }>(
      `select count(*)::int as waiting,
         coalesce(extract(epoch from now() - min(due_at)), 0)::float8 as "oldestSeconds"
       from (select due_at from push_jobs where due_at <= now()
             union all select due_at from push_notices where due_at <= now()) due`,
    )
  ).rows[0];
