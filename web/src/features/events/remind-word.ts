import type { RemindMinutes } from '@maru/contract';

/** The word for a reminder; whole days are reminded of at nine in the morning. */
export const remindWord = (minutes: RemindMinutes, allDay: boolean): string =>
  allDay && (minutes === 0 || minutes === 1440) ? `events.remindDay${minutes}` : `events.remind${minutes}`;
