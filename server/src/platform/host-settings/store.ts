import type { HostSettings } from '@maru/contract';
import type { Queryable, Tx } from '../db/index.ts';

/** What operators have changed. */
export type Changed = Partial<HostSettings>;

/** Reads what operators have changed. */
export const readChanged = async (db: Queryable): Promise<Changed> =>
  (await db.query<{ changed: Changed }>('select changed from host_settings')).rows[0]?.changed ?? {};

/** Changes some of it; null takes a change back. Gives all that is changed now. */
export const writeChanged = async (
  tx: Tx,
  change: { [Name in keyof HostSettings]?: HostSettings[Name] | null },
): Promise<Changed> =>
  (
    await tx.query<{ changed: Changed }>(
      `update host_settings set changed = jsonb_strip_nulls(changed || $1), rev = rev + 1 returning changed`,
      [change],
    )
  ).rows[0]?.changed ?? {};
