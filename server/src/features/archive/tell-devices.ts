import type { AccountId, Archive } from '@maru/contract';
import { v7 } from 'uuid';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';

/** Tells the devices of a person how an archive stands, or that it is gone. */
export const tellDevices = async (
  house: House,
  me: AccountId,
  change: { archive: Archive } | { gone: string },
): Promise<void> => {
  const entry =
    'archive' in change
      ? { kind: 'archive.changed', body: { archive: change.archive } }
      : { kind: 'archive.gone', body: { id: change.gone } };
  await house.log.append({ log: accountLog(me), author: me, key: v7(), ...entry });
};
