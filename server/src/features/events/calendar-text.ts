import type { DateTime, EventAttributes } from 'ics';
import type { EventRow } from './store.ts';
import { dayAfter } from './rules.ts';

/** Where an event can be looked at, and what programs are told beside it. */
export interface CalendarFrame {
  /** The address of this host, where it has one of its own. */
  publicUrl: string | undefined;
  /** The name of the calendar, where it is a whole one. */
  name?: string;
  /** Let the program remind too: for a single event, not for a calendar that reminds by itself. */
  withAlarm?: boolean;
}

const momentOf = (at: Date): DateTime => [
  at.getUTCFullYear(),
  at.getUTCMonth() + 1,
  at.getUTCDate(),
  at.getUTCHours(),
  at.getUTCMinutes(),
];

const dayOf = (day: string): DateTime => day.split('-').map(Number) as [number, number, number];

const timesOf = ({ details, starts_at, ends_at }: EventRow) =>
  details.time.allDay
    ? { start: dayOf(details.time.from), end: dayOf(dayAfter(details.time.until)) }
    : {
        start: momentOf(starts_at),
        startInputType: 'utc' as const,
        startOutputType: 'utc' as const,
        end: momentOf(ends_at),
        endInputType: 'utc' as const,
        endOutputType: 'utc' as const,
      };

const attributesOf = (row: EventRow, { publicUrl, name, withAlarm }: CalendarFrame): EventAttributes => {
  const { title, place, note, remind } = row.details;
  return {
    ...timesOf(row),
    uid: `${row.event_id}@maru`,
    productId: 'maru/calendar',
    title,
    sequence: row.details_rev,
    status: row.cancelled ? 'CANCELLED' : 'CONFIRMED',
    created: row.made_at.getTime(),
    lastModified: row.changed_at.getTime(),
    ...(name && { calName: name }),
    ...(note && { description: note }),
    ...(place && { location: place.name }),
    ...(place?.latitude !== undefined &&
      place.longitude !== undefined && { geo: { lat: place.latitude, lon: place.longitude } }),
    ...(publicUrl && { url: `${publicUrl}/chats/${row.chat_id}?at=${row.seq}` }),
    ...(withAlarm &&
      remind !== null &&
      !row.details.time.allDay && {
        alarms: [{ action: 'display', description: title, trigger: { minutes: remind, before: true } }],
      }),
  };
};

/** A calendar without anything in it; the library makes none. */
const emptyCalendar = (name: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'PRODID:maru/calendar',
    `X-WR-CALNAME:${name}`,
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** Events as an iCalendar file (RFC 5545). */
export const writeCalendar = async (rows: readonly EventRow[], frame: CalendarFrame): Promise<string> => {
  if (rows.length === 0) return emptyCalendar(frame.name ?? 'Maru');
  const { createEvents } = await import('ics');
  const { error, value } = createEvents(rows.map((row) => attributesOf(row, frame)));
  if (error || !value) throw error ?? new Error('no calendar was written');
  return value;
};
