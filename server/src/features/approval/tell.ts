import type { AccountId, SessionId, SignInNews, SignInRequestId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { tellSecurity } from '../login/index.ts';

/** Tells all devices of an account what became of a sign-in. */
export const tellOfRequest = async (
  house: House,
  tx: Tx,
  of: {
    accountId: AccountId;
    id: SignInRequestId;
    what: SignInNews;
    by?: SessionId;
    sessionId?: SessionId;
  },
): Promise<void> => {
  const { accountId, id, what, by = null, sessionId = null } = of;
  await house.log.appendIn(tx, [
    {
      log: accountLog(accountId),
      author: accountId,
      key: v7(),
      kind: 'approval.changed',
      body: { id, what, by, sessionId },
    },
  ]);
  if (what === 'asked' || what === 'waiting' || what === 'signedIn')
    await tellSecurity(house, tx, { accountId, what, by: by ?? sessionId });
};
