import type { Queryable } from '../db/index.ts';

/** How long a process counts as running after it was last heard of. */
export const leaseSeconds = 5;

/** What was heard of in the future was heard of by a clock that has been put right since: nobody waits until that time comes. */
const fresh = `heard_at between now() - interval '${leaseSeconds} s' and now() + interval '${leaseSeconds} s'`;

/** A process that serves this host. */
export interface Process {
  /** The smallest number that was free: unlike the key, it comes again. */
  id: number;
  /** Of this run alone. */
  key: string;
  name: string;
  version: string;
  /** Where the others reach it. */
  address: string;
  roles: string[];
  startedAt: Date;
}

const columns = 'process_id as id, key, name, version, address, roles, started_at as "startedAt"';

/** Takes the smallest number that nobody holds; undefined where another process was quicker. */
export const claimProcess = async (
  db: Queryable,
  { key, name, version, address, roles, startedAt }: Omit<Process, 'id'>,
): Promise<number | undefined> => {
  const { rows } = await db.query<{ id: number }>(
    `insert into processes as held (process_id, key, name, version, address, roles, started_at, heard_at)
     select n.id, $1, $2, $3, $4, $5, $6, now() from generate_series(1, 30000) n(id)
     where not exists (select from processes p where p.process_id = n.id and p.${fresh})
     order by n.id limit 1
     on conflict (process_id) do update set key = excluded.key, name = excluded.name, version = excluded.version,
       address = excluded.address, roles = excluded.roles, started_at = excluded.started_at, heard_at = excluded.heard_at
     where not held.${fresh}
     returning process_id as id`,
    [key, name, version, address, roles, startedAt],
  );
  return rows[0]?.id;
};

/** Renews a lease that still counts, and gives all processes that do; without the own one, it has been lost. */
export const renewProcess = async (
  db: Queryable,
  { id, key, address }: Pick<Process, 'id' | 'key' | 'address'>,
): Promise<Process[]> => {
  const { rows } = await db.query<Process>(
    `with renewed as (
       update processes set heard_at = now(), address = $3 where process_id = $1 and key = $2 and ${fresh})
     select ${columns} from processes where ${fresh} order by process_id`,
    [id, key, address],
  );
  return rows;
};

/** The processes that run now. */
export const readProcesses = async (db: Queryable): Promise<Process[]> => {
  const { rows } = await db.query<Process>(
    `select ${columns} from processes where ${fresh} order by process_id`,
  );
  return rows;
};

/** Gives the lease back. */
export const deleteProcess = async (db: Queryable, key: string): Promise<void> => {
  await db.query('delete from processes where key = $1', [key]);
};
