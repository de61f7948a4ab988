import { callOverHttp, tellTabs } from '../../platform/session/index.ts';
import { endSessionHere } from './end-session-here.ts';

let isLeaving = false;

/** Whether I am signing out here myself, and need not be told that it is over. */
export const isSigningOut = (): boolean => isLeaving;

/** Ends this session here, once the host has ended it by what is called. */
export const signOutBy = async (end: () => Promise<unknown>): Promise<void> => {
  isLeaving = true;
  try {
    await end();
    tellTabs({ kind: 'signedOut' });
    await endSessionHere();
  } finally {
    isLeaving = false;
  }
};

/** Ends this session, on the host and here. Without a network nothing is ended: the cookie would live on. */
export const signOut = (): Promise<void> => signOutBy(() => callOverHttp('accounts.signOut', {}));
