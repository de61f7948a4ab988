import { useToday } from './today.ts';
import { spokenLanguage, useLanguage, type Language } from './words.ts';

const localeOf: Record<Language, string> = { en: 'en-US', ko: 'ko-KR' };
const formats = new Map<string, Intl.DateTimeFormat>();

const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const name = `${language} ${JSON.stringify(options)}`;
  const made = formats.get(name) ?? new Intl.DateTimeFormat(localeOf[language], options);
  formats.set(name, made);
  return made;
};

const dayNumber = (date: Date): number =>
  Math.round(new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() / 86_400_000);

/** Times and days in one language. Moments are ISO strings; days are those of the device. */
export interface Moments {
  /** 오전 9:38 · 9:38 AM */
  time(at: string): string;
  /** For a list: the time today, "yesterday", else month and day, in another year with the year. */
  short(at: string, now?: Date): string;
  /** For the pill between days: 2026년 11월 21일 토요일 */
  fullDate(at: string): string;
  /** Day and time together, for details. */
  full(at: string): string;
  /** How long ago: 3분 전 · 3 minutes ago. */
  ago(at: string, now?: Date): string;
}

/** Not every system writes 오전 and 오후, so that is done here. */
const timeIn = (language: Language, at: string): string => {
  const date = new Date(at);
  if (language === 'en') {
    return format(language, { hour: 'numeric', minute: '2-digit' }).format(date);
  }
  const [hours, minutes] = [date.getHours(), String(date.getMinutes()).padStart(2, '0')];
  return `${hours < 12 ? '오전' : '오후'} ${hours % 12 || 12}:${minutes}`;
};

const agoIn = (language: Language, at: string, now: Date): string => {
  const seconds = Math.round((Date.parse(at) - now.getTime()) / 1_000);
  const relative = new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' });
  const steps = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(0, 'second');
};

const shortIn = (language: Language, at: string, now: Date): string => {
  const date = new Date(at);
  const days = dayNumber(now) - dayNumber(date);
  if (days === 0) return timeIn(language, at);
  if (days === 1) {
    return new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' }).format(-1, 'day');
  }
  if (date.getFullYear() === now.getFullYear()) {
    const month = language === 'ko' ? 'long' : 'short';
    return format(language, { month, day: 'numeric' }).format(date);
  }
  return format(language, { year: 'numeric', month: 'numeric', day: 'numeric' }).format(date);
};

/** Times and days in a language, the spoken one when none is given. */
export const momentsIn = (language: Language = spokenLanguage()): Moments => ({
  time: (at) => timeIn(language, at),
  short: (at, now = new Date()) => shortIn(language, at, now),
  fullDate: (at) =>
    format(language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }).format(
      new Date(at),
    ),
  full: (at) => `${format(language, { dateStyle: 'long' }).format(new Date(at))} ${timeIn(language, at)}`,
  ago: (at, now = new Date()) => agoIn(language, at, now),
});

const made: Record<Language, Moments> = { en: momentsIn('en'), ko: momentsIn('ko') };

/** Times and days in the language that is spoken; the component shows again when another day begins. */
export const useMoments = (): Moments => {
  useToday();
  return made[useLanguage()];
};
