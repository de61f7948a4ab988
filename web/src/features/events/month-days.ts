import { addDays, readDay, startOfDay, writeDay } from '../../platform/i18n/index.ts';

/** A month of a year, 1 to 12. */
export interface Month {
  year: number;
  month: number;
}

/** 0 for Sunday. */
export const weekdayOf = (day: string): number => startOfDay(readDay(day)).getDay();

/** So many days later. */
export const dayLater = (day: string, count: number): string => writeDay(addDays(readDay(day), count));

/** The days of whole weeks that show a month; weeks begin on this weekday. */
export const monthDays = ({ year, month }: Month, firstWeekday: number): string[] => {
  const first = writeDay({ year, month, day: 1 });
  const before = (weekdayOf(first) - firstWeekday + 7) % 7;
  const length = new Date(year, month, 0).getDate();
  const count = Math.ceil((before + length) / 7) * 7;
  return Array.from({ length: count }, (_, index) => dayLater(first, index - before));
};

/** The month that a day is in. */
export const monthOf = (day: string): Month => {
  const { year, month } = readDay(day);
  return { year, month };
};

/** The same day so many months later, or the last one that month has. */
export const monthsLater = (day: string, count: number): string => {
  const { year, month, day: date } = readDay(day);
  const last = new Date(year, month - 1 + count + 1, 0).getDate();
  const to = new Date(year, month - 1 + count, Math.min(date, last));
  return writeDay({ year: to.getFullYear(), month: to.getMonth() + 1, day: to.getDate() });
};
