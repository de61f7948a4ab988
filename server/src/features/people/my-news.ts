import type { AccountEntryBodies, AccountId } from '@maru/contract';
import { v7 } from 'uuid';
import { accountLog, type NewEntry } from '../../platform/log/index.ts';

/** An entry for the devices of one person. */
export const newsFor = <Kind extends keyof AccountEntryBodies>(
  { to, from }: { to: AccountId; from: AccountId },
  kind: Kind,
  body: AccountEntryBodies[Kind],
): NewEntry => ({ log: accountLog(to), author: from, key: v7(), kind, body });
