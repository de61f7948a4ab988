import type { House, Job } from '../../platform/house.ts';
import { deleteEndedDevices, readIdleDevices } from './device-store.ts';
import { endDevices } from './end-devices.ts';
import { deleteQuietGuesses } from './guess-store.ts';
import { idleSince, oldestSession } from './idle.ts';
import { deleteSpent } from './secret-store.ts';
import type { SessionNews } from './session-news.ts';
import { deleteIdleSessions, deleteOldSessions } from './store.ts';
import { deleteOldTickets } from './ticket-store.ts';

const day = 24 * 3_600_000;
/** How long it is kept that there was a device which has ended. */
const endedDays = 30;

/** How long a spent secret of a session is known for one. */
const spentDays = 100;

/** Ends devices that nobody has used for as long as this host allows, some at a time. */
const endIdleDevices = async (house: House): Promise<void> => {
  const idle = await readIdleDevices(house.db, idleSince(house));
  for (const device of idle)
    await house.db.transaction((tx) => endDevices(house, tx, { devices: [device], why: 'idle' }));
};

/** Ends sessions that are as old as they may get, with their sockets; the devices stay known. */
export const endOldSessions: Job = {
  name: 'accounts.endOldSessions',
  everyMs: 600_000,
  async run(house) {
    const oldest = oldestSession(house);
    if (oldest === undefined) return;
    await house.db.transaction(async (tx) => {
      for (const { account_id: accountId, session_id: sessionId } of await deleteOldSessions(tx, oldest))
        await house.news.tell(tx, 'session.news', {
          accountId,
          sessionId,
          end: true,
        } satisfies SessionNews);
    });
  },
};

/** Ends devices and sessions that nobody uses any more, and forgets sign-ins that were never finished and guesses of yesterday. */
export const cleanUpSessions: Job = {
  name: 'accounts.cleanUpSessions',
  everyMs: day / 4,
  async run(house) {
    const { db, clock } = house;
    const now = clock.now();
    await endIdleDevices(house);
    await deleteIdleSessions(db, idleSince(house));
    await deleteEndedDevices(db, new Date(now.getTime() - endedDays * day));
    await deleteSpent(db, new Date(now.getTime() - spentDays * day));
    await deleteOldTickets(db, now);
    await deleteQuietGuesses(db, new Date(now.getTime() - day));
  },
};
