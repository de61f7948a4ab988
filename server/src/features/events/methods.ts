import type { MethodTable } from '../../platform/house.ts';
import { answerEvent } from './answer-event.ts';
import { getAddress, makeCalendarFile, setAddress } from './calendar-address.ts';
import { cancelEvent, changeEvent } from './change-event.ts';
import { createEvent } from './create-event.ts';
import { getEvents, listEvents, listGuests, listMyEvents } from './read-events.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'events.create': createEvent,
  'events.get': getEvents,
  'events.list': listEvents,
  'events.listMine': listMyEvents,
  'events.answer': answerEvent,
  'events.listGuests': listGuests,
  'events.change': changeEvent,
  'events.cancel': cancelEvent,
  'events.file': makeCalendarFile,
  'events.getAddress': getAddress,
  'events.setAddress': setAddress,
};
