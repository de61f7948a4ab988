import type { AccountId, Me } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { distrustBrowsers } from './browsers.ts';
import { asHandleTaken } from './create-account.ts';
import { commonPasswords, hashPassword } from './passwords.ts';
import { presentMe } from './present.ts';
import { whyNotHandle, whyNotPassword } from './rules.ts';
import type { SessionNews } from './sessions.ts';
import { readAccounts, setHandle, setPasswordHash } from './store.ts';
import { deleteTickets } from './ticket-store.ts';

/** Hashes a new password for an account. Refuses one that will not do. */
export const hashNewPassword = async (
  house: House,
  accountId: AccountId,
  password: string,
): Promise<string> => {
  const handle = (await readAccounts(house.db, [accountId]))[0]?.handle ?? '';
  const why = whyNotPassword(password, handle, commonPasswords());
  if (why) throw refuse(why);
  return hashPassword(password);
};

/** Sets a new password. Sign-ins that were under way with the old one end, and no browser is trusted any more. */
export const setPassword = async (tx: Tx, accountId: AccountId, hash: string): Promise<void> => {
  await setPasswordHash(tx, accountId, hash);
  await deleteTickets(tx, accountId);
  await distrustBrowsers(tx, accountId);
};

/** Gives an account another handle, and tells its devices. Refuses handle_invalid and handle_taken. */
export const giveHandle = async (
  house: House,
  tx: Tx,
  { accountId, handle }: { accountId: AccountId; handle: string },
): Promise<Me> => {
  const why = whyNotHandle(handle);
  if (why) throw refuse(why);
  const row = await setHandle(tx, accountId, handle).catch(asHandleTaken);
  const me = presentMe(row);
  await house.log.appendIn(tx, [
    { log: accountLog(accountId), author: accountId, key: v7(), kind: 'profile.changed', body: { me } },
  ]);
  await house.news.tell(tx, 'session.news', { accountId, end: false } satisfies SessionNews);
  await house.news.tell(tx, 'person.changed', { accountId });
  return me;
};
