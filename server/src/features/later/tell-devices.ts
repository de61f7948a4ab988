import type { AccountId, LaterMessage } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';

/** Tells the devices of a person how a message that waits now stands, or that it waits no longer. */
export const tellDevices = async (
  house: House,
  tx: Tx,
  { me, change }: { me: AccountId; change: { message: LaterMessage } | { gone: string } },
): Promise<void> => {
  const entry =
    'message' in change
      ? { kind: 'later.changed', body: { message: change.message } }
      : { kind: 'later.gone', body: { id: change.gone } };
  await house.log.appendIn(tx, [{ log: accountLog(me), author: me, key: v7(), ...entry }]);
};
