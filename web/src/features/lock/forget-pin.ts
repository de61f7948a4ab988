import { dropHalf, dropPrivateTexts, lockStore, writeHint } from '../../platform/lock/index.ts';
import { closeSession } from '../../platform/session/index.ts';
import { wipeLocalStore } from '../../platform/store/index.ts';
import { forgetAccount, oweSignOut, paySignOut } from '../accounts/index.ts';
import { dropCaches, hideOutside } from './hide-outside.ts';
import { tellOthers } from './tabs.ts';

const startAnew = (): void => globalThis.location?.replace('/');

/**
 * Leaves nothing of the account here. The session of this browser ends with it, now or, without a line, before anything
 * else is asked of the host: the way back in is to sign in.
 */
export const wipeHere = async (accountId: string): Promise<void> => {
  oweSignOut();
  forgetAccount();
  hideOutside();
  await closeSession({ wipe: true });
  await wipeLocalStore(accountId);
  dropPrivateTexts(accountId);
  writeHint(null);
  await dropCaches();
  await paySignOut();
  dropHalf();
  tellOthers({ say: 'gone', accountId });
  startAnew();
};

/** The PIN is forgotten: what lies here is given up, and one signs in again. */
export const forgetPin = async (): Promise<void> => {
  const { accountId } = lockStore.getState();
  if (accountId) await wipeHere(accountId);
};

/** Another tab has wiped the account. */
export const leaveGone = startAnew;
