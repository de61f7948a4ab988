import type { EventDetails, InputOf, RemindMinutes } from '@maru/contract';
import { civilDay, writeDay } from '../../platform/i18n/index.ts';
import { pointOf, type EventPoint } from './place-maps.ts';

/** An event as it is being written, in the fields of the form. */
export interface EventDraft {
  title: string;
  allDay: boolean;
  fromDay: string;
  fromTime: string;
  untilDay: string;
  untilTime: string;
  place: string;
  /** Where on the map the place is, if that was chosen. */
  point: EventPoint | undefined;
  note: string;
  /** Minutes before, or `none`. */
  remind: string;
}

const hour = 3_600_000;

const timeOf = (at: Date): string =>
  `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;

const fieldsOf = (from: Date, until: Date) => ({
  fromDay: writeDay(civilDay(from)),
  fromTime: timeOf(from),
  untilDay: writeDay(civilDay(until)),
  untilTime: timeOf(until),
});

/** A new one: an hour, from the next full hour on. */
export const firstDraft = (now: Date): EventDraft => {
  const from = new Date(Math.ceil((now.getTime() + 1) / hour) * hour);
  return {
    title: '',
    allDay: false,
    ...fieldsOf(from, new Date(from.getTime() + hour)),
    place: '',
    point: undefined,
    note: '',
    remind: 'none',
  };
};

/** What is there already, to be changed. */
export const draftOf = (event: EventDetails): EventDraft => {
  const { time } = event;
  const times = time.allDay
    ? { fromDay: time.from, fromTime: '09:00', untilDay: time.until, untilTime: '10:00' }
    : fieldsOf(
        new Date(time.from),
        new Date(time.until ?? new Date(Date.parse(time.from) + hour).toISOString()),
      );
  return {
    title: event.title,
    allDay: time.allDay,
    ...times,
    place: event.place?.name ?? '',
    point: pointOf(event.place),
    note: event.note,
    remind: event.remind === null ? 'none' : String(event.remind),
  };
};

const momentOf = (day: string, time: string): Date => new Date(`${day}T${time || '00:00'}`);

/** Does it end after it begins? */
export const isForward = ({ allDay, fromDay, fromTime, untilDay, untilTime }: EventDraft): boolean => {
  if (!fromDay || !untilDay) return false;
  return allDay ? fromDay <= untilDay : momentOf(fromDay, fromTime) < momentOf(untilDay, untilTime);
};

/** Moves the beginning; the end goes along, so that it lasts as long as before. */
export const withBegin = (
  draft: EventDraft,
  begin: { fromDay?: string; fromTime?: string },
): Partial<EventDraft> => {
  const next = { ...draft, ...begin };
  if (!next.fromDay || !isForward(draft)) return begin;
  const lasts =
    momentOf(draft.untilDay, draft.untilTime).getTime() - momentOf(draft.fromDay, draft.fromTime).getTime();
  const from = momentOf(next.fromDay, next.fromTime);
  return { ...begin, ...fieldsOf(from, new Date(from.getTime() + lasts)) };
};

/** As it goes over the wire. */
export const detailsOf = (
  draft: EventDraft,
  /** What a point is called that was given no name. */
  nameless: string,
): InputOf<'events.create'>['details'] => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const name = draft.place.trim() || (draft.point ? nameless : '');
  return {
    title: draft.title.trim(),
    time: draft.allDay
      ? { allDay: true, from: draft.fromDay, until: draft.untilDay, zone }
      : {
          allDay: false,
          from: momentOf(draft.fromDay, draft.fromTime).toISOString(),
          until: momentOf(draft.untilDay, draft.untilTime).toISOString(),
          zone,
        },
    place: name ? { name, ...draft.point } : null,
    note: draft.note.trim(),
    remind: draft.remind === 'none' ? null : (Number(draft.remind) as RemindMinutes),
  };
};
