import { daysEn } from './days.en.ts';
import { daysKo } from './days.ko.ts';
import { spokenLanguage, translate, registerWords, type Language } from './words.ts';

registerWords({ en: daysEn, ko: daysKo });

const locales: Record<Language, string> = { en: 'en-GB', ko: 'ko-KR' };

/** A day without a place in time: what a calendar on the wall says. */
export interface CivilDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** The day that clocks here show at this moment. */
export const civilDay = (at: Date): CivilDay => ({
  year: at.getFullYear(),
  month: at.getMonth() + 1,
  day: at.getDate(),
});

/** As it is written on the wire: `2026-12-05`. */
export const writeDay = ({ year, month, day }: CivilDay): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Reads `2026-12-05`; what follows is left alone. */
export const readDay = (text: string): CivilDay => {
  const [year = 1970, month = 1, day = 1] = text.slice(0, 10).split('-').map(Number);
  return { year, month, day };
};

/** Midnight of a day by the clocks here. */
export const startOfDay = ({ year, month, day }: CivilDay): Date => new Date(year, month - 1, day);

/** The day so many days later. */
export const addDays = ({ year, month, day }: CivilDay, count: number): CivilDay =>
  civilDay(new Date(year, month - 1, day + count));

/** A day in words: 오늘, 내일, 12월 5일 (토), with the year where it is another one. */
export const wordDay = (of: CivilDay, now = new Date(), language: Language = spokenLanguage()): string => {
  const text = writeDay(of);
  if (text === writeDay(civilDay(now))) return translate('days.today');
  if (text === writeDay(addDays(civilDay(now), 1))) return translate('days.tomorrow');
  const date = startOfDay(of);
  const year = of.year === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  const month = language === 'ko' ? 'long' : 'short';
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, { ...year, month, day: 'numeric' }).format(date);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(date);
  return language === 'ko' ? `${day} (${weekday})` : `${weekday} ${day}`;
};

/** Not every system writes 오전 and 오후 where it should. A bare time leaves the half of the day to the one beside it. */
const timeOf = (
  hours: number,
  minutes: number,
  { language, isBare }: { language: Language; isBare?: boolean },
): string => {
  const minute = String(minutes).padStart(2, '0');
  const hour = hours % 12 || 12;
  if (language === 'en') return `${hour}:${minute}${isBare ? '' : hours < 12 ? ' AM' : ' PM'}`;
  const half = isBare ? '' : hours < 12 ? '오전 ' : '오후 ';
  return `${half}${minutes === 0 ? `${hour}시` : `${hour}:${minute}`}`;
};

/** The time of a moment in words: 오후 6시, 오후 6:30. */
export const wordTime = (at: Date, language: Language = spokenLanguage()): string =>
  timeOf(at.getHours(), at.getMinutes(), { language });

/** From one time of a day to another, the half of the day said once where it is the same: 오전 7:30 – 9시. */
export const wordTimes = (from: Date, until: Date, language: Language = spokenLanguage()): string => {
  const isOneHalf = from.getHours() < 12 === until.getHours() < 12;
  const word = (at: Date, isBare: boolean) => timeOf(at.getHours(), at.getMinutes(), { language, isBare });
  const [first, last] = [isOneHalf && language === 'en', isOneHalf && language === 'ko'];
  return `${word(from, first)} – ${word(until, last)}`;
};

/** A moment in words, for what is to come: 오늘 오후 6시. */
export const wordWhen = (at: Date, now = new Date()): string =>
  translate('days.at', { day: wordDay(civilDay(at), now), time: wordTime(at) });

/** A day in words with an hour where it has one: `2026-12-05T19:30`. */
export const wordDayText = (text: string, now = new Date()): string => {
  const day = wordDay(readDay(text), now);
  if (!text.includes('T')) return day;
  const [hours = 0, minutes = 0] = text.slice(11).split(':').map(Number);
  return translate('days.at', { day, time: timeOf(hours, minutes, { language: spokenLanguage() }) });
};
