import { callOverHttp, closeSession } from '../../platform/session/index.ts';
import { accountsStore, signOutBy, startSession } from '../accounts/index.ts';
import { withProof } from '../proof/index.ts';

/**
 * Deletes my account, once I have proved who I am, and leaves nothing of it on this device. The way in then tells until when
 * it can come back.
 */
export const leaveForGood = async (): Promise<void> => {
  const isGuest = accountsStore.getState().me?.guest;
  let until: string | null = null;
  await signOutBy(async () => {
    const { leavesAt } = await withProof(() => callOverHttp('farewell.leave', {}));
    until = isGuest ? null : leavesAt;
  });
  accountsStore.setState({ leavesAt: until });
};

/** Keeps my account after all, and opens it. */
export const comeBack = async (): Promise<void> => {
  await callOverHttp('farewell.comeBack', {});
  accountsStore.setState({ phase: 'starting', leavesAt: null });
  // Whoever has just signed in has a line that the host closed; it is opened anew.
  await closeSession();
  await startSession();
};
