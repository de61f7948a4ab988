import type { AccountId, FriendBirthday } from '@maru/contract';
import { addDays, readDay, writeDay } from '../../platform/i18n/index.ts';

/** A birthday that comes within a week, and in how many days. */
export interface SoonBirthday extends FriendBirthday {
  inDays: number;
}

const soonDays = 7;

/** Whose birthdays are today or within a week, the next first. */
export const soonBirthdays = (
  birthdays: readonly FriendBirthday[],
  today: string,
  isFriend: (id: AccountId) => boolean,
): SoonBirthday[] => {
  const dayOf = new Map(
    Array.from({ length: soonDays + 1 }, (_, inDays) => [writeDay(addDays(readDay(today), inDays)), inDays]),
  );
  return birthdays
    .flatMap((one) => {
      const inDays = dayOf.get(one.next);
      return inDays !== undefined && isFriend(one.accountId) ? [{ ...one, inDays }] : [];
    })
    .sort((one, other) => one.inDays - other.inDays);
};
