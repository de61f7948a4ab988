import type { daysEn } from './days.en.ts';
import type { SameKeys } from './words.ts';

/** How a day is called in Korean. */
export const daysKo: SameKeys<typeof daysEn> = {
  'days.today': '오늘',
  'days.tomorrow': '내일',
  'days.at': '{day} {time}',
};
