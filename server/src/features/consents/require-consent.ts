import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { readConsenting } from './store.ts';

/** Of these accounts those who agree to a use at this moment. */
export const findConsenting = async (
  { clock, db }: { clock: House['clock']; db: Queryable },
  accountIds: readonly AccountId[],
  consent: string,
): Promise<Set<AccountId>> =>
  new Set(await readConsenting(db, { subject: consent, accountIds, now: clock.now() }));

/** Does this account agree to a use at this moment? */
export const hasConsent = async (house: House, accountId: AccountId, consent: string): Promise<boolean> =>
  (await findConsenting(house, [accountId], consent)).has(accountId);

/** Refuses `consent_needed`, with its name in the details, where this account does not agree to a use. */
export const requireConsent = async (house: House, accountId: AccountId, consent: string): Promise<void> => {
  if (!(await hasConsent(house, accountId, consent))) throw refuse('consent_needed', { consent });
};
