import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import type { SessionNews } from './sessions.ts';
import { updateGuarded } from './guarding-store.ts';

/** Lets an account rest until a guardian consents, or no longer. Its sessions stay; every process hears of it with the commit. */
export const setGuarded = async (
  house: House,
  tx: Tx,
  { accountId, guarded }: { accountId: AccountId; guarded: boolean },
): Promise<void> => {
  await updateGuarded(tx, accountId, guarded);
  const news: SessionNews = { accountId, end: false, ...(guarded && { keptOut: true }) };
  await house.news.tell(tx, 'session.news', news);
};
