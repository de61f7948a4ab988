import { dropKey, lockStore, shutGate } from '../../platform/lock/index.ts';
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

const close = async (): Promise<void> => {
  await putAway();
  dropKey();
  // From here the app starts anew, and waits for the PIN.
  void startSession();
};

/** Locks this tab and all others: the screen is covered at once, the key forgotten as soon as what waits is kept. */
export const lockNow = (tellsOthers = true): void => {
  const { status, accountId } = lockStore.getState();
  if (status !== 'open' || !accountId) return;
  shutGate('locked');
  if (tellsOthers) tellOthers({ say: 'lock', accountId });
  closing = close();
};
