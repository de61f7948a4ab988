import { z } from 'zod';
import { AccountId } from '../wire/ids.ts';

/** A day of the year, with the year where somebody tells it. */
export const Birthday = z.strictObject({
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  year: z.int().min(1900).max(2100).nullable(),
  /** Month and day of the Korean lunar calendar. */
  lunar: z.boolean(),
});
/** A day of the year, with the year where somebody tells it. */
export type Birthday = z.infer<typeof Birthday>;

/** Who is told of my birthday: everyone who has added me, of those the friends I have added too, or nobody. */
export const BirthdayAudience = z.enum(['addedMe', 'friends', 'nobody']);
/** Who is told of my birthday. */
export type BirthdayAudience = z.infer<typeof BirthdayAudience>;

/** A day, `YYYY-MM-DD`. */
export const DayDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A friend's birthday, and the day on which it comes next. */
export const FriendBirthday = z.object({ accountId: AccountId, birthday: Birthday, next: DayDate });
/** A friend's birthday, and the day on which it comes next. */
export type FriendBirthday = z.infer<typeof FriendBirthday>;
