import type { ChatEvent, ChatId, EventAnswer, InputOf } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { openThings, useThing, useThingList } from '../../platform/things/index.ts';
import { applyEventEntry, mergeEvents } from './apply-entries.ts';

/** The events that this client knows. */
export const events = openThings<ChatEvent>({
  of: 'event',
  get: async (chatId, ids) => (await call('events.get', { chatId, ids })).events,
  async list(chatId, beforeSeq) {
    const page = await call('events.list', { chatId, ...(beforeSeq === undefined ? {} : { beforeSeq }) });
    return { things: page.events, nextBefore: page.nextBefore };
  },
  merge: mergeEvents,
  isAbout: (kind) => kind === 'event.answered' || kind === 'event.changed',
  apply: applyEventEntry,
});

/** An event while it is shown; undefined while it is asked for, null where it is gone. */
export const useEvent = (chatId: ChatId, id: string): ChatEvent | null | undefined =>
  useThing(events, chatId, id);

/** The events of a chat, newest first. */
export const useEvents = (chatId: ChatId): ReturnType<typeof useThingList<ChatEvent>> =>
  useThingList(events, chatId);

/** Says whether I come: shown at once, taken back here when the host says no. */
export const answerEvent = async (event: ChatEvent, answer: EventAnswer | null): Promise<void> => {
  const { chatId, id } = event;
  events.change(id, (one) => ({ ...one, mine: answer }));
  try {
    const told = await call('events.answer', { chatId, id, answer });
    events.take([told.event]);
  } catch (reason) {
    events.change(id, (one) => ({ ...one, mine: event.mine }));
    throw reason;
  }
};

/** Sets a date. */
export const createEvent = async (wish: InputOf<'events.create'>): Promise<void> => {
  events.take([(await call('events.create', wish)).event]);
};

/** Says an event anew. */
export const changeEvent = async (wish: InputOf<'events.change'>): Promise<void> => {
  events.take([(await call('events.change', wish)).event]);
};

/** Calls an event off. */
export const cancelEvent = async ({ chatId, id }: ChatEvent): Promise<void> => {
  events.take([(await call('events.cancel', { chatId, id })).event]);
};

/** Hands an event to the calendar of this device, as a file. */
export const saveCalendarFile = async ({ chatId, id }: ChatEvent): Promise<void> => {
  const { name, text } = await call('events.file', { chatId, id });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
