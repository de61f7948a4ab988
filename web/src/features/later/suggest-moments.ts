/** A moment that people often mean. */
export interface SuggestedMoment {
  id: 'tonight' | 'tomorrow' | 'monday';
  at: Date;
}

const at = (day: Date, daysOn: number, hour: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysOn, hour);

/** Tonight at eight, tomorrow at nine, Monday at nine: those that are still ahead, in the time of this device. */
export const suggestMoments = (now: Date): SuggestedMoment[] => {
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const moments: SuggestedMoment[] = [
    { id: 'tonight', at: at(now, 0, 20) },
    { id: 'tomorrow', at: at(now, 1, 9) },
    { id: 'monday', at: at(now, toMonday, 9) },
  ];
  const ahead = moments.filter((one) => one.at.getTime() > now.getTime() + 10 * 60_000);
  // On a Sunday tomorrow is Monday; one of the two is enough.
  return toMonday === 1 ? ahead.filter(({ id }) => id !== 'monday') : ahead;
};

/** A moment as a field for date and time wants it, in the time of this device. */
export const fieldMoment = (moment: Date): string => {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
};
