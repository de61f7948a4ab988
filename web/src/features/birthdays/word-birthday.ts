import type { Birthday } from '@maru/contract';
import type { Translate } from '../../platform/i18n/index.ts';

/** A birthday in words: 3월 3일, 음력 8월 15일. */
export const wordBirthday = ({ month, day, year, lunar }: Birthday, t: Translate): string => {
  const date =
    year === null ? t('birthdays.date', { month, day }) : t('birthdays.dateYear', { month, day, year });
  return lunar ? t('birthdays.dateLunar', { date }) : date;
};
