export { eventsData } from './data.ts';
export { useEvent, useEvents, answerEvent, createEvent } from './events.ts';
export { useMyEvents } from './my-calendar.ts';
