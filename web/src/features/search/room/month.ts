/** The days of a month as a calendar shows them: in weeks that begin on Sunday, with empty places around. */
export const weeksOf = (year: number, month: number): (Date | null)[][] => {
  const first = new Date(year, month, 1);
  const count = new Date(year, month + 1, 0).getDate();
  const places: (Date | null)[] = Array.from({ length: first.getDay() }, () => null);
  for (let day = 1; day <= count; day++) places.push(new Date(year, month, day));
  while (places.length % 7 > 0) places.push(null);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
};

/** The beginnings of the days of a month, and where the last one ends. */
export const boundsOf = (year: number, month: number): Date[] => {
  const count = new Date(year, month + 1, 0).getDate();
  return Array.from({ length: count + 1 }, (_, day) => new Date(year, month, day + 1));
};
