import type { House, Job } from '../../platform/house.ts';
import { deleteEndedDevices, readIdleDevices } from './device-store.ts';
import { endDevices } from './end-devices.ts';
import { deleteQuietGuesses } from './guess-store.ts';
import { idleSince } from './idle.ts';
import { deleteSpent } from './secret-store.ts';
import { deleteIdleSessions } from './store.ts';
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
