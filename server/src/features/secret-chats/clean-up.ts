import type { Job } from '../../platform/house.ts';
import { readDeadDevices } from './device-store.ts';
import { endSecretDevices } from './end-device.ts';
import { deleteSettled } from './reveal-store.ts';
import { forgetMarks } from './marks.ts';
import { deleteOldPackages } from './package-store.ts';

const day = 24 * 3_600_000;
/** What was revealed with a complaint is kept for so long after that was settled. */
const settledDays = 30;

/** Forgets key packages and marks that are too old, and what was revealed for complaints that are settled. */
export const cleanUpSecrets: Job = {
  name: 'secretChats.cleanUp',
  everyMs: 3_600_000,
  async run(house) {
    await deleteOldPackages(house.db, house.clock.now());
    await forgetMarks(house);
    await deleteSettled(house.db, new Date(house.clock.now().getTime() - settledDays * day));
  },
};

/**
 * Takes the keys of devices away that are signed in no longer and of which nobody has told, as when an operator signs
 * somebody out everywhere. Nothing is given to them or told of them meanwhile.
 */
export const endDeadDevices: Job = {
  name: 'secretChats.endDeadDevices',
  everyMs: 20_000,
  async run(house) {
    for (const device of await readDeadDevices(house.db, null))
      await house.db.transaction((tx) => endSecretDevices(house, tx, [device]));
  },
};
