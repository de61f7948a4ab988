import { limits, type EventDetails, type RefusalCode } from '@maru/contract';
import { dayAfter, isZone, momentIn } from './zoned.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Whole days are reminded of as if they began at this hour. */
const morning = 9;

/** An event without an end is taken to last this long. */
const usualLength = hour;

/** From when to when it is, in moments. */
export const spanOf = ({ time }: Pick<EventDetails, 'time'>): { startsAt: Date; endsAt: Date } => {
  if (time.allDay)
    return { startsAt: momentIn(time.zone, time.from), endsAt: momentIn(time.zone, dayAfter(time.until)) };
  const startsAt = new Date(time.from);
  return { startsAt, endsAt: time.until ? new Date(time.until) : new Date(startsAt.getTime() + usualLength) };
};

/** When those who may come are reminded; null for never, or where that is over. */
export const remindAtOf = (details: Pick<EventDetails, 'time' | 'remind'>, now: Date): Date | null => {
  const { time, remind } = details;
  if (remind === null) return null;
  const begins = time.allDay ? momentIn(time.zone, time.from, morning) : new Date(time.from);
  const at = new Date(begins.getTime() - remind * minute);
  return at > now ? at : null;
};

/** Why an event cannot be at this time. */
export const whyNotTime = (details: Pick<EventDetails, 'time'>): RefusalCode | undefined => {
  if (!isZone(details.time.zone)) return 'bad_input';
  const { startsAt, endsAt } = spanOf(details);
  const length = endsAt.getTime() - startsAt.getTime();
  return length > 0 && length <= limits.events.hours * hour + hour ? undefined : 'bad_input';
};
