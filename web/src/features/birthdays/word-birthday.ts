import type { Birthday } from '@maru/contract';
import { spokenLanguage, type Translate } from '../../platform/i18n/index.ts';

/** A day of the year in words: 3월 3일, 3 March. */
export const wordYearDay = ({ month, day }: Pick<Birthday, 'month' | 'day'>): string =>
  new Intl.DateTimeFormat(spokenLanguage() === 'ko' ? 'ko-KR' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
    // A leap year, so that every day is there.
  }).format(Date.UTC(2000, month - 1, day));

/** A birthday in words: 1996년 3월 3일, 음력 8월 15일. */
export const wordBirthday = ({ month, day, year, lunar }: Birthday, t: Translate): string => {
  const date = lunar ? t('birthdays.lunarDate', { month, day }) : wordYearDay({ month, day });
  return year === null ? date : t('birthdays.dateYear', { date, year });
};
