import { limits } from '@maru/contract';
import type { SignedVerb } from '../../platform/house.ts';
import { isLastOperator, letAccountGo, requireOtherOperator, takeAccountBack } from '../accounts/index.ts';
import { countHostedAlone, forgetRoomsOf, handOnGroups } from '../chats/index.ts';
import { requireProof } from '../proof/index.ts';
import { tellByMail } from '../recovery/index.ts';

const dayMs = 86_400_000;

/** Days to come back. A guest has nothing to sign in with, and so nothing to come back by. */
const daysOf = (who: { guest: boolean }): number => (who.guest ? 0 : limits.farewellDays);

/** What leaving would mean. */
export const look: SignedVerb<'farewell.look'> = async ({ house, who }) => ({
  days: daysOf(who),
  groups: await countHostedAlone(house, who.accountId),
  lastOperator: who.operator && (await isLastOperator(house, who.accountId)),
});

/** Lets the account of the caller go. */
export const leave: SignedVerb<'farewell.leave'> = async ({ house, who }) => {
  const { accountId } = who;
  // A guest has no way to prove anything but the session itself.
  if (!who.guest) await requireProof(house, who);
  const leavesAt = new Date(house.clock.now().getTime() + daysOf(who) * dayMs);
  await house.db.transaction(async (tx) => {
    if (who.operator) await requireOtherOperator(tx, accountId);
    await handOnGroups(house, tx, accountId);
    await letAccountGo(house, tx, { accountId, leavesAt });
  });
  await forgetRoomsOf(house, accountId);
  await tellByMail(house, accountId, 'leaving');
  return { leavesAt: leavesAt.toISOString() };
};

/** Keeps the account of the caller after all. */
export const comeBack: SignedVerb<'farewell.comeBack'> = async ({ house, who }) => {
  const { accountId } = who;
  await house.db.transaction((tx) => takeAccountBack(house, tx, accountId));
  await forgetRoomsOf(house, accountId);
  return {};
};
