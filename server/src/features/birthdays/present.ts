import type { Birthday } from '@maru/contract';
import type { BirthdayRow } from './store.ts';

/** A birthday as it was entered. */
export const presentBirthday = ({ month, day, year, lunar }: BirthdayRow): Birthday => ({
  month,
  day,
  year,
  lunar,
});
