import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { whyNotAgainst } from './rules.ts';
import { insertReport } from './store.ts';

/** Keeps a complaint about somebody for the operators. */
export const report: SignedVerb<'people.report'> = async (
  { house, who },
  { accountId, chatId, reason, note },
) => {
  const person = (await findPersons(house.db, [accountId], { reader: who.accountId })).get(accountId);
  const why = whyNotAgainst(who.accountId, person);
  if (why) throw refuse(why);
  await insertReport(house.db, {
    accountId: who.accountId,
    otherId: accountId,
    id: v7(),
    chatId,
    reason,
    note,
    at: house.clock.now(),
  });
  return {};
};
