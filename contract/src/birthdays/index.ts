import { z } from 'zod';
import { AccountId } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import { Birthday, BirthdayAudience, DayDate, FriendBirthday } from './types.ts';

export * from './types.ts';

const Mine = z.object({ birthday: Birthday.nullable(), shownTo: BirthdayAudience });

/** My birthday, and who is told of it. */
export const myBirthday = method('birthdays.mine', {
  summary: 'My birthday, and who is told of it.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: Mine,
});

/** Enters my birthday, changes it, takes it out, and says who is told of it. */
export const setBirthday = method('birthdays.set', {
  summary: 'Enter my birthday, or take it out.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ birthday: Birthday.nullable(), shownTo: BirthdayAudience }),
  output: Mine,
  refusals: ['birthday_invalid'],
});

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** The birthdays of friends who tell me, the next first. The zone is where I am: there it is nine o'clock when I am told. */
export const listBirthdays = method('birthdays.list', {
  summary: 'The birthdays of my friends.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ zone: z.string().max(64).refine(isZone, 'no such time zone') }),
  output: z.object({ birthdays: z.array(FriendBirthday) }),
});

/** The methods of this feature. */
export const birthdayMethods = [myBirthday, setBirthday, listBirthdays] as const;

/** Entries of `account:<me>`: these friends have their birthday on this day, which is today where I am. */
export const birthdayEntries = {
  'birthdays.today': z.object({ accountIds: z.array(AccountId), date: DayDate }),
} as const;
