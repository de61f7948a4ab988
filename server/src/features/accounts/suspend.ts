import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import type { SessionNews } from './sessions.ts';
import { deleteSessions, setOperator } from './store.ts';
import { deleteSuspension, isKeptOut, putSuspension } from './suspension-store.ts';

/** Keeps somebody out, in the transaction of whoever decides it. Every process hears of it with the commit. */
export const suspendAccount = async (
  house: House,
  tx: Tx,
  of: { accountId: AccountId; reason: string; endsAt: Date | null; by: AccountId },
): Promise<void> => {
  await putSuspension(tx, {
    account_id: of.accountId,
    reason: of.reason,
    ends_at: of.endsAt,
    by_id: of.by,
    at: house.clock.now(),
  });
  const news: SessionNews = { accountId: of.accountId, end: false, keptOut: true };
  await house.news.tell(tx, 'session.news', news);
};

/** Lets somebody in again; false where nobody kept them out. */
export const unsuspendAccount = async (house: House, tx: Tx, accountId: AccountId): Promise<boolean> => {
  const ended = await deleteSuspension(tx, accountId);
  await house.news.tell(tx, 'session.news', { accountId, end: false } satisfies SessionNews);
  return ended;
};

/** Signs somebody out everywhere, in the transaction of whoever decides it; every process hears of it with the commit. */
export const signOutAccount = async (
  { news }: Pick<House, 'news'>,
  tx: Tx,
  accountId: AccountId,
): Promise<void> => {
  await deleteSessions(tx, accountId);
  await news.tell(tx, 'session.news', { accountId, end: true } satisfies SessionNews);
};

/** Makes somebody an operator, or no longer; false where they were already. */
export const appointOperator = async (
  { news }: Pick<House, 'news'>,
  tx: Tx,
  { accountId, operator }: { accountId: AccountId; operator: boolean },
): Promise<boolean> => {
  const changed = await setOperator(tx, accountId, operator);
  await news.tell(tx, 'session.news', { accountId, end: false, renew: true } satisfies SessionNews);
  return changed;
};

/** Refuses where somebody is kept out, for what goes in their name without a call of theirs. */
export const requireLetIn = async (house: House, accountId: AccountId): Promise<void> => {
  if (await isKeptOut(house.db, accountId, house.clock.now())) throw refuse('account_suspended');
};
