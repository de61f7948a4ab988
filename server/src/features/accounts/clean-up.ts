import type { Job } from '../../platform/jobs/index.ts';
import { deleteOldBrowsers } from './browser-store.ts';
import { deleteQuietGuesses } from './guess-store.ts';
import { deleteIdleSessions } from './store.ts';
import { deleteOldTickets } from './ticket-store.ts';

const day = 24 * 3_600_000;
/** As long as the session cookie lives at most. */
const idleDays = 400;

/**
 * Ends sessions that nobody has used for longer than their cookie lives, forgets browsers that have not been signed in to
 * for as long, sign-ins that were never finished, and guesses of yesterday.
 */
export const cleanUpSessions: Job = {
  name: 'accounts.cleanUpSessions',
  everyMs: day / 4,
  async run({ db, clock }) {
    const now = clock.now();
    const idle = new Date(now.getTime() - idleDays * day);
    await deleteIdleSessions(db, idle);
    await deleteOldBrowsers(db, idle);
    await deleteOldTickets(db, now);
    await deleteQuietGuesses(db, new Date(now.getTime() - day));
  },
};
