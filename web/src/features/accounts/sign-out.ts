import { callOverHttp, tellTabs } from '../../platform/session/index.ts';
import { endSessionHere } from './end-session-here.ts';

/** Ends this session, on the host and here. Without a network nothing is ended: the cookie would live on. */
export const signOut = async (): Promise<void> => {
  await callOverHttp('accounts.signOut', {});
  tellTabs({ kind: 'signedOut' });
  await endSessionHere();
};
