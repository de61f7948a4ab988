import type { Birthday, RefusalCode } from '@maru/contract';
import lunarCalendar from 'korean-lunar-calendar';

// The package says of itself that its types are CommonJS, and is loaded as a module: the default is the class itself.
const KoreanLunarCalendar = lunarCalendar as unknown as new () => {
  setLunarDate(year: number, month: number, day: number, isLeapMonth: boolean): boolean;
  getSolarCalendar(): { year: number; month: number; day: number };
};

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const isoOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The solar day of a lunar one in a lunar year; a thirtieth that the month does not have that year is its last day. */
const solarOf = (year: number, { month, day }: Birthday): string | undefined => {
  const calendar = new KoreanLunarCalendar();
  const found =
    calendar.setLunarDate(year, month, day, false) ||
    (day === 30 && calendar.setLunarDate(year, month, 29, false));
  if (!found) return undefined;
  const solar = calendar.getSolarCalendar();
  return isoOf(solar.year, solar.month, solar.day);
};

/** The day a birthday is on in one year; the 29th of February is on the 28th where the year has no such day. */
const dayIn = (year: number, birthday: Birthday): string | undefined =>
  birthday.lunar
    ? solarOf(year, birthday)
    : isoOf(year, birthday.month, Math.min(birthday.day, daysOf(year, birthday.month)));

/** The day on which a birthday comes next, from this day on; undefined beyond what the lunar calendar knows (2050). */
export const nextBirthday = (birthday: Birthday, from: string): string | undefined => {
  const year = Number(from.slice(0, 4));
  // A lunar year ends in the next solar one.
  const days = [year - 1, year, year + 1].flatMap((one) => dayIn(one, birthday) ?? []);
  return days.toSorted().find((day) => day >= from);
};

/** Why this cannot be a birthday. A leap day needs no leap year where the year is not told. */
export const whyNotBirthday = (birthday: Birthday, today: string): RefusalCode | undefined => {
  const { month, day, year, lunar } = birthday;
  const most = lunar ? 30 : daysOf(year ?? 2000, month);
  const isLate =
    year !== null && (year > Number(today.slice(0, 4)) || (!lunar && isoOf(year, month, day) > today));
  const isUnknown = lunar && year !== null && solarOf(year, birthday) === undefined;
  return day > most || isLate || isUnknown || !nextBirthday(birthday, today) ? 'birthday_invalid' : undefined;
};

/** Which day it is in a zone, and what hour. */
export const clockIn = (zone: string, now: Date): { date: string; hour: number } => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
};
