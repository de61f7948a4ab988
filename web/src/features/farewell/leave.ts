import { callOverHttp } from '../../platform/session/index.ts';
import { signOutBy, startSession } from '../accounts/index.ts';
import { withProof } from '../proof/index.ts';

/** Deletes my account, once I have proved who I am, and leaves nothing of it on this device. Gives when it will be erased. */
export const leaveForGood = async (): Promise<string> => {
  let leavesAt = '';
  await signOutBy(async () => {
    ({ leavesAt } = await withProof(() => callOverHttp('farewell.leave', {})));
  });
  return leavesAt;
};

/** Keeps my account after all, and opens it. */
export const comeBack = async (): Promise<void> => {
  await callOverHttp('farewell.comeBack', {});
  await startSession();
};
