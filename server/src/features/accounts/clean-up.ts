import type { Job } from '../../platform/jobs/index.ts';
import { deleteIdleSessions } from './store.ts';

const day = 24 * 3_600_000;
/** As long as the session cookie lives at most. */
const idleDays = 400;

/** Ends sessions that nobody has used for longer than their cookie lives. */
export const cleanUpSessions: Job = {
  name: 'accounts.cleanUpSessions',
  everyMs: day / 4,
  run: ({ db, clock }) => deleteIdleSessions(db, new Date(clock.now().getTime() - idleDays * day)),
};
