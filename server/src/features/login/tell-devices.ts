import type { AccountId, LoginChange, SessionId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { tellSecurity } from './security-news.ts';

/** Tells all devices of an account, by its log, what was changed about its sign-in and where. */
export const tellDevices = async (
  house: House,
  tx: Tx,
  of: { accountId: AccountId; what: LoginChange; sessionId: SessionId | null; client: string },
): Promise<void> => {
  const { accountId, what, sessionId, client } = of;
  await house.log.appendIn(tx, [
    {
      log: accountLog(accountId),
      author: accountId,
      key: v7(),
      kind: 'login.changed',
      body: { what, sessionId, client },
    },
  ]);
  await tellSecurity(house, tx, { accountId, what, by: sessionId });
};
