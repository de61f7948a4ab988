/** How a day is called in English. */
export const daysEn = {
  'days.today': 'Today',
  'days.tomorrow': 'Tomorrow',
  'days.at': '{day}, {time}',
} as const;
