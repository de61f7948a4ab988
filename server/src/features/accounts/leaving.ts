import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  beginErasure,
  clearLeaving,
  emptyAccount,
  endErasure,
  hasOtherOperator,
  readDueLeavers,
  setLeaving,
} from './leaving-store.ts';
import type { SessionNews } from './sessions.ts';
import { deleteSessions } from './store.ts';
import { deleteTickets } from './ticket-store.ts';

/** Is there another operator who stays? */
export const isLastOperator = (house: House, accountId: AccountId): Promise<boolean> =>
  house.db.transaction(async (tx) => !(await hasOtherOperator(tx, accountId)));

/** Refuses where somebody is the only one who looks after this host. */
export const requireOtherOperator = async (tx: Tx, accountId: AccountId): Promise<void> => {
  if (!(await hasOtherOperator(tx, accountId))) throw refuse('last_operator');
};

/** Lets an account go at a moment: from now on it is signed out everywhere, and nobody sees or finds it. */
export const letAccountGo = async (
  house: House,
  tx: Tx,
  { accountId, leavesAt }: { accountId: AccountId; leavesAt: Date },
): Promise<boolean> => {
  if (!(await setLeaving(tx, accountId, leavesAt))) return false;
  await deleteSessions(tx, accountId);
  await deleteTickets(tx, accountId);
  await house.news.tell(tx, 'session.news', { accountId, end: true } satisfies SessionNews);
  await house.news.tell(tx, 'person.changed', { accountId });
  return true;
};

/** Takes an account back that was to go; false where it was not, or has gone. */
export const takeAccountBack = async (house: House, tx: Tx, accountId: AccountId): Promise<boolean> => {
  if (!(await clearLeaving(tx, accountId))) return false;
  await house.news.tell(tx, 'session.news', { accountId, end: false } satisfies SessionNews);
  await house.news.tell(tx, 'person.changed', { accountId });
  return true;
};

/** Accounts that are to be erased now. */
export const listLeavers = (house: House): Promise<AccountId[]> =>
  readDueLeavers(house.db, house.clock.now(), 20);

/** The first step of erasing: what is left of the account is its id. False where it came back in time. */
export const buryAccount = (house: House, accountId: AccountId): Promise<boolean> =>
  house.db.transaction(async (tx) => {
    if (!(await beginErasure(tx, accountId, house.clock.now()))) return false;
    await emptyAccount(tx, accountId);
    await deleteSessions(tx, accountId);
    await house.news.tell(tx, 'session.news', { accountId, end: true } satisfies SessionNews);
    return true;
  });

/** The last step of erasing. */
export const noteErased = (house: House, accountId: AccountId): Promise<void> =>
  endErasure(house.db, accountId, house.clock.now());
