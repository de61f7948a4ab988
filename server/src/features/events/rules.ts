import { limits, type EventDetails, type RefusalCode } from '@maru/contract';

const partsIn = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

/** Is there a time zone of this name? */
export const isZone = (zone: string): boolean => {
  try {
    partsIn(zone);
    return true;
  } catch {
    return false;
  }
};

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
const offsetAt = (at: number, zone: string): number => {
  const parts = new Map(
    partsIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: string) => parts.get(type as never) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(at / 1_000) * 1_000;
};

/** The moment at which the clocks of a zone show this hour of this day. */
export const momentIn = (zone: string, day: string, hour = 0): Date => {
  const wanted = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  // The offset may be another one on the other side of a change of the clocks, so it is asked twice.
  const guess = wanted - offsetAt(wanted, zone);
  return new Date(wanted - offsetAt(guess, zone));
};

/** The day after. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

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
