import type { SignedVerb } from '../../platform/house.ts';
import { presentBirthday } from './present.ts';
import { clockIn, nextBirthday } from './rules.ts';
import { readFriendsBirthdays, saveZone } from './store.ts';

/** The birthdays of friends who tell me, the next first. */
export const listBirthdays: SignedVerb<'birthdays.list'> = async ({ house, who }, { zone }) => {
  await saveZone(house.db, who.accountId, zone);
  const { date } = clockIn(zone, house.clock.now());
  const birthdays = (await readFriendsBirthdays(house.db, who.accountId)).flatMap((row) => {
    const next = nextBirthday(row, date);
    return next ? [{ accountId: row.account_id, birthday: presentBirthday(row), next }] : [];
  });
  return { birthdays: birthdays.toSorted((one, other) => (one.next < other.next ? -1 : 1)) };
};
