import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { Caller, House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { setGuarded, type SignUpGiven } from '../accounts/index.ts';
import { endOf } from './change-consent.ts';
import { freeFrom, judgeAge } from './rules.ts';
import { insertGuarded, insertToldAge, readHasTold } from './store.ts';

/** Refuses where this host asks for the age and it was not told, or where it takes nobody so young. */
export const requireAge = async ({ hostSettings, clock }: House, { birth }: SignUpGiven): Promise<void> => {
  const rule = hostSettings.current();
  const judged = judgeAge(birth, rule, clock.now());
  if ('why' in judged) throw refuse(judged.why, { minAge: rule.minAge });
};

/** Has somebody said that they are old enough, or are they known to need a guardian? */
export const hasToldAge = async (house: House, { accountId }: Caller): Promise<boolean> =>
  readHasTold(house.db, accountId, house.hostSettings.current().minAge);

/**
 * Notes that somebody is old enough, or lets an account rest that needs a guardian. Of when its owner was born, no more is kept
 * than the month they are free.
 */
export const keepAge = async (
  house: House,
  tx: Tx,
  { accountId, given: { birth } }: { accountId: AccountId; given: Pick<SignUpGiven, 'birth'> },
): Promise<void> => {
  const { minAge, underAge } = house.hostSettings.current();
  const now = house.clock.now();
  const judged = judgeAge(birth, { minAge, underAge }, now);
  if ('why' in judged || birth === undefined) return;
  if (!judged.young) return insertToldAge(tx, { account_id: accountId, age: minAge, at: now });
  await insertGuarded(tx, {
    account_id: accountId,
    since: now,
    free_at: freeFrom(birth, minAge),
    ends_at: endOf(now),
    min_age: minAge,
  });
  await setGuarded(house, tx, { accountId, guarded: true });
};
