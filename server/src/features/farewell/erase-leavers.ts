import { goneName, type AccountId } from '@maru/contract';
import { noteErasedAccount } from '../../platform/backup/index.ts';
import type { House, Job } from '../../platform/house.ts';
import { eraseHeld, forgetPerson } from '../../platform/personal-data/index.ts';
import { reportIncident } from '../../platform/incident.ts';
import { buryAccount, listLeavers, noteErased } from '../accounts/index.ts';

/**
 * Erases one account. Every step can be done again: what was interrupted is begun anew, and the list beside the data folder
 * is written before the first step, so that a backup cannot bring back what was on its way out.
 */
const eraseOne = async (house: House, accountId: AccountId): Promise<void> => {
  if (!(await buryAccount(house, accountId))) return;
  await noteErasedAccount(house.config.dataDir, { accountId, at: house.clock.now() });
  await eraseHeld(house, accountId);
  await forgetPerson(house, accountId, goneName);
  await noteErased(house, accountId);
};

/** Erases accounts whose time to come back has passed. */
export const eraseLeavers: Job = {
  name: 'farewell.erase',
  everyMs: 60_000,
  async run(house) {
    for (const accountId of await listLeavers(house))
      try {
        await eraseOne(house, accountId);
      } catch (error) {
        // It is tried again in the next round.
        reportIncident(house, 'farewell.erase', error);
      }
  },
};
