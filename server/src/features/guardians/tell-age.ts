import type { SignedVerb } from '../../platform/house.ts';
import { keepAge, requireAge } from './sign-up.ts';
import { lockAges, readHasTold } from './store.ts';

/** Tells the age of an account that was made before this host asked for it. */
export const tellAge: SignedVerb<'guardians.tellAge'> = async ({ house, who }, { birth }) => {
  const { minAge } = house.hostSettings.current();
  if (minAge === 0) return {};
  await house.db.transaction(async (tx) => {
    await lockAges(tx, who.accountId);
    // What was said once holds: a child does not become older by asking again.
    if (await readHasTold(tx, who.accountId, minAge)) return;
    await requireAge(house, { birth, agreed: [] });
    await keepAge(house, tx, { accountId: who.accountId, given: { birth } });
  });
  return {};
};
