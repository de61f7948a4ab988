import type { ChatEvent } from '@maru/contract';
import { civilDay, readDay, startOfDay, writeDay } from '../../platform/i18n/index.ts';

/** The first and last day of an event by the clocks here; whole days are those of its maker wherever one is. */
export const daysOf = ({ time }: Pick<ChatEvent, 'time'>): { first: string; last: string } => {
  if (time.allDay) return { first: time.from, last: time.until };
  const first = writeDay(civilDay(new Date(time.from)));
  // What ends at midnight does not touch the day that begins then.
  const end = time.until ? new Date(Date.parse(time.until) - 1) : new Date(time.from);
  const last = writeDay(civilDay(end));
  return { first, last: last < first ? first : last };
};

/** When it begins by the clocks here. */
export const beginOf = ({ time }: Pick<ChatEvent, 'time'>): Date =>
  time.allDay ? startOfDay(readDay(time.from)) : new Date(time.from);

/** Is it over? */
export const isPast = (event: Pick<ChatEvent, 'time'>, now = new Date()): boolean => {
  const { time } = event;
  if (time.allDay) return daysOf(event).last < writeDay(civilDay(now));
  return Date.parse(time.until ?? time.from) < now.getTime();
};

/** Events by the days that they touch, whole days first, then by their hour. */
export const eventsByDay = (
  events: readonly ChatEvent[],
  days: readonly string[],
): ReadonlyMap<string, readonly ChatEvent[]> => {
  const sorted = [...events].sort(
    (one, other) =>
      Number(other.time.allDay) - Number(one.time.allDay) ||
      beginOf(one).getTime() - beginOf(other).getTime() ||
      one.title.localeCompare(other.title),
  );
  return new Map(
    days.map((day) => [
      day,
      sorted.filter((event) => {
        const { first, last } = daysOf(event);
        return first <= day && day <= last;
      }),
    ]),
  );
};
