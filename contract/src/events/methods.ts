import { z } from 'zod';
import { ChatId, EntryKey, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { oneThing, pageOfThings, someThings } from '../wire/thing-inputs.ts';
import { ChatEvent, CivilDate, EventAnswer, EventDetails, EventGuests, ZoneName } from './types.ts';

const one = z.object({ event: ChatEvent });
const whyNotThere = ['chat_not_found', 'event_not_found'] as const;

const createEvent = method('events.create', {
  summary: 'Set a date for the members of a chat. It stands in the chat as a card; its maker comes.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, key: EntryKey, details: EventDetails }),
  output: z.object({ event: ChatEvent, seq: Seq }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'bad_input'],
});

const getEvents = method('events.get', {
  summary: 'How these events stand; those I cannot see are left out.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  rate: 'cheap',
  input: someThings,
  output: z.object({ events: z.array(ChatEvent) }),
  refusals: ['chat_not_found'],
});

const listEvents = method('events.list', {
  summary: 'Events of a chat, newest first, a page at a time.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: pageOfThings,
  output: z.object({ events: z.array(ChatEvent), nextBefore: Seq.nullable() }),
  refusals: ['chat_not_found'],
});

const listMyEvents = method('events.listMine', {
  summary: 'Events of all my chats that touch these days, cancelled ones left out, soonest first.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z
    .strictObject({ from: CivilDate, until: CivilDate, zone: ZoneName })
    .refine(({ from, until }) => from <= until, { path: ['until'], message: 'before the beginning' })
    .refine(
      ({ from, until }) => Date.parse(until) - Date.parse(from) <= limits.events.rangeDays * 86_400_000,
      { path: ['until'], message: 'too long' },
    ),
  /** At most 1,000. */
  output: z.object({ events: z.array(ChatEvent) }),
  refusals: ['bad_input'],
});

const answerEvent = method('events.answer', {
  summary: 'Say whether I come; null takes it back.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, answer: EventAnswer.nullable() }),
  output: one,
  refusals: [...whyNotThere, 'event_cancelled', 'blocked_by_you', 'person_gone'],
});

const listGuests = method('events.listGuests', {
  summary: 'Who has answered what; at most 300 of each answer.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject(oneThing),
  output: z.object({ guests: EventGuests }),
  refusals: whyNotThere,
});

const changeEvent = method('events.change', {
  summary: 'Say it anew: for its maker, and for hosts of the group.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, details: EventDetails }),
  output: one,
  refusals: [...whyNotThere, 'not_maker', 'event_cancelled', 'bad_input', 'blocked_by_you', 'person_gone'],
});

const cancelEvent = method('events.cancel', {
  summary: 'Call it off: for its maker, and for hosts of the group.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject(oneThing),
  output: one,
  refusals: [...whyNotThere, 'not_maker', 'blocked_by_you', 'person_gone'],
});

const makeCalendarFile = method('events.file', {
  summary: 'One event as an iCalendar file.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject(oneThing),
  output: z.object({ name: z.string(), text: z.string() }),
  refusals: whyNotThere,
});

const getAddress = method('events.getAddress', {
  summary: 'The path of my calendar that programs can subscribe to; null until I have asked for one.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ path: z.string().nullable() }),
});

const setAddress = method('events.setAddress', {
  summary: 'Make a new path for my calendar, or none; the old one leads nowhere from then on.',
  caller: 'account',
  about: 'own',
  rate: 'dear',
  input: z.strictObject({ on: z.boolean() }),
  output: z.object({ path: z.string().nullable() }),
});

/** The methods of this feature. */
export const eventMethods = [
  createEvent,
  getEvents,
  listEvents,
  listMyEvents,
  answerEvent,
  listGuests,
  changeEvent,
  cancelEvent,
  makeCalendarFile,
  getAddress,
  setAddress,
] as const;
