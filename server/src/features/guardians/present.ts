import type { Person, Ward } from '@maru/contract';
import type { GuardedRow } from './store.ts';

/** A child as its guardian sees it. */
export const presentWard = (row: GuardedRow, child: Person): Ward => ({
  child,
  state: row.state,
  since: row.since.toISOString(),
  freeAt: row.free_at.toISOString(),
  endsAt: row.ends_at?.toISOString() ?? null,
});
