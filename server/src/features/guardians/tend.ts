import type { House, Job } from '../../platform/house.ts';
import { letAccountGo, setGuarded } from '../accounts/index.ts';
import { deleteGuarded, lockGuarded, readGrown, readUnanswered } from './store.ts';

const atOnce = 100;

/** Lets those who are old enough decide by themselves, whatever a guardian has said. */
const freeGrown = async (house: House): Promise<void> => {
  for (const accountId of await readGrown(house.db, house.clock.now(), atOnce))
    await house.db.transaction(async (tx) => {
      await deleteGuarded(tx, { id: accountId, at: house.clock.now() });
      await setGuarded(house, tx, { accountId, guarded: false });
    });
};

/** Removes accounts for which nobody has answered in time, or whose guardian took the consent back and did not give it again. */
const removeUnanswered = async (house: House): Promise<void> => {
  const now = house.clock.now();
  for (const accountId of await readUnanswered(house.db, now, atOnce))
    await house.db.transaction(async (tx) => {
      const row = await lockGuarded(tx, accountId);
      if (row?.ends_at && row.ends_at <= now) await letAccountGo(house, tx, { accountId, leavesAt: now });
    });
};

/** What time does to accounts that need a guardian. */
export const tendGuarded: Job = {
  name: 'guardians.tend',
  everyMs: 3_600_000,
  run: async (house) => {
    await freeGrown(house);
    await removeUnanswered(house);
  },
};
