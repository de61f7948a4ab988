import type { AccountId, SessionId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { forgetBrowsers } from './browser-store.ts';
import { endOtherSessions } from './devices.ts';
import { insertFreeze } from './freeze-store.ts';
import { deleteTickets } from './ticket-store.ts';

export { deleteFreeze as unfreezeAccount, readFrozenAt as findFrozenAt } from './freeze-store.ts';

/**
 * Freezes an account: it is signed out everywhere but here, sign-ins under way end, and no browser is known any more.
 * From now on every sign-in takes a second step, and the first that is finished ends the freeze. False where it is frozen.
 */
export const freezeAccount = async (
  house: House,
  tx: Tx,
  { accountId, keep }: { accountId: AccountId; keep: SessionId },
): Promise<boolean> => {
  await endOtherSessions(house, tx, { accountId, keep });
  await deleteTickets(tx, accountId);
  await forgetBrowsers(tx, accountId);
  return insertFreeze(tx, accountId, house.clock.now());
};
