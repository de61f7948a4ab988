import type { Queryable } from '../../db/index.ts';

/**
 * Takes or renews what one process at a time does, by the clock of the database; false where another one has it. One that would
 * last for longer than any does is of a clock that has been put right since.
 */
export const takeLease = async (
  db: Queryable,
  of: { name: string; holder: string; address: string; forMs: number },
): Promise<boolean> => {
  const { rowCount } = await db.query(
    `insert into leases (name, holder, address, until)
     values ($1, $2, $3, clock_timestamp() + $4 * interval '1 ms')
     on conflict (name) do update set holder = excluded.holder, address = excluded.address, until = excluded.until
     where leases.holder = excluded.holder or leases.until < clock_timestamp()
       or leases.until > clock_timestamp() + 2 * $4 * interval '1 ms'`,
    [of.name, of.holder, of.address, of.forMs],
  );
  return rowCount === 1;
};

/** Where the process is reached that has it; undefined where none does. */
export const readHolder = async (db: Queryable, name: string): Promise<string | undefined> =>
  (
    await db.query<{ address: string }>(
      'select address from leases where name = $1 and until >= clock_timestamp()',
      [name],
    )
  ).rows[0]?.address;

/** Gives it back. */
export const dropLease = async (db: Queryable, name: string, holder: string): Promise<void> => {
  await db.query('delete from leases where name = $1 and holder = $2', [name, holder]);
};
