import { dropKey, dropLeftHalf, lockStore, shutGate } from '../../platform/lock/index.ts';
import { closeSession } from '../../platform/session/index.ts';
import { accountsStore, startSession } from '../accounts/index.ts';
import { tellOthers } from './tabs.ts';

let closing: Promise<void> = Promise.resolve();

/** Comes true once what was open has been put away. */
export const untilPutAway = (): Promise<void> => closing;

/** Puts the session away, to be opened again by whoever may; what waited is sealed before. */
export const putAway = async (): Promise<void> => {
  await closeSession();
  accountsStore.setState({ phase: 'starting' });
};

const close = async (accountId: string): Promise<void> => {
  await putAway();
  dropKey();
  // The last tab that locks takes the other half of the session along; before, a line may still need it.
  void dropLeftHalf(accountId);
  // From here the app starts anew, and waits for the PIN.
  void startSession();
};

/** Locks this tab and all others: the screen is covered at once, the key forgotten as soon as what waits is kept. */
export const lockNow = (tellsOthers = true): void => {
  const { status, accountId } = lockStore.getState();
  if (status !== 'open' || !accountId) return;
  shutGate('locked');
  if (tellsOthers) tellOthers({ say: 'lock', accountId });
  closing = close(accountId);
};
