import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentBirthday } from './present.ts';
import { nextBirthday, whyNotBirthday } from './rules.ts';
import { deleteBirthday, readBirthday, saveBirthday } from './store.ts';

const day = 24 * 3_600_000;

/** My birthday, and who is told of it. */
export const myBirthday: SignedVerb<'birthdays.mine'> = async ({ house, who }) => {
  const row = await readBirthday(house.db, who.accountId);
  return { birthday: row ? presentBirthday(row) : null, shownTo: row?.shown_to ?? 'friends' };
};

/** Enters my birthday, or takes it out. */
export const setBirthday: SignedVerb<'birthdays.set'> = async ({ house, who }, { birthday, shownTo }) => {
  const me = who.accountId;
  if (!birthday) {
    await deleteBirthday(house.db, me);
    return { birthday, shownTo };
  }
  const now = house.clock.now();
  // Somewhere it is tomorrow already, and somewhere still yesterday.
  const why = whyNotBirthday(birthday, new Date(now.getTime() + day).toISOString().slice(0, 10));
  if (why) throw refuse(why);
  const nextOn = nextBirthday(birthday, new Date(now.getTime() - day).toISOString().slice(0, 10)) as string;
  await saveBirthday(house.db, { ...birthday, account_id: me, shown_to: shownTo, nextOn });
  return { birthday, shownTo };
};
