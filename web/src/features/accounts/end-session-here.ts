import { dropHalf, removeGate, writeHint } from '../../platform/lock/index.ts';
import { closeSession } from '../../platform/session/index.ts';
import { forgetAllUnsent } from '../../platform/unsent/index.ts';
import { rememberAccount } from './remembered-account.ts';
import { accountsStore } from './state.ts';

/** This device remembers nobody. */
export const forgetAccount = (): void => {
  rememberAccount(null);
  forgetAllUnsent();
};

/** The session is over: nothing of the account stays on this device. */
export const endSessionHere = async (): Promise<void> => {
  forgetAccount();
  await closeSession({ wipe: true });
  writeHint(null);
  dropHalf();
  removeGate();
  accountsStore.setState({ phase: 'signedOut', me: null });
};
