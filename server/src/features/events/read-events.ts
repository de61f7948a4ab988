import type { AccountId, ChatEvent, ChatId } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findSeen } from '../messages/index.ts';
import { presentEvent } from './present.ts';
import { readAnswers, readEvents, readEventsBefore, readEventsOf, type EventRow } from './store.ts';
import { dayAfter, isZone, momentIn } from './rules.ts';

interface Reader {
  chatId: ChatId;
  reader: AccountId;
}

/** Most events that my calendar gives at once. */
const most = 1_000;

/** Most persons named with one answer. */
const named = 300;

/** Events as they stand for a reader, with who has answered. */
const present = async (house: House, reader: AccountId, rows: readonly EventRow[]): Promise<ChatEvent[]> => {
  if (rows.length === 0) return [];
  const chatIds = [...new Set(rows.map((row) => row.chat_id))];
  const answers = await readAnswers(
    house.db,
    rows.map((row) => row.event_id),
    chatIds,
  );
  return rows.map((row) =>
    presentEvent(
      row,
      answers.filter((one) => one.event_id === row.event_id),
      reader,
    ),
  );
};

/** Of these events, those whose card the reader sees. */
const presentSeen = async (house: House, of: Reader, rows: readonly EventRow[]): Promise<ChatEvent[]> => {
  if (rows.length === 0) return [];
  const seen = await findSeen(
    house,
    of,
    rows.map((row) => row.seq),
  );
  return present(
    house,
    of.reader,
    rows.filter((row) => seen.has(row.seq)),
  );
};

/** An event whose card the reader sees. */
export const requireEvent = async (house: House, of: Reader, id: string): Promise<ChatEvent> => {
  const [event] = await presentSeen(house, of, await readEvents(house.db, of.chatId, [id]));
  if (!event) throw refuse('event_not_found');
  return event;
};

/** How events stand. */
export const getEvents: SignedVerb<'events.get'> = async ({ house, who }, { chatId, ids }) => {
  await requireRoom(house, chatId, who.accountId);
  const rows = await readEvents(house.db, chatId, ids);
  return { events: await presentSeen(house, { chatId, reader: who.accountId }, rows) };
};

/** Events of a chat, newest first. */
export const listEvents: SignedVerb<'events.list'> = async ({ house, who }, { chatId, beforeSeq, limit }) => {
  await requireRoom(house, chatId, who.accountId);
  const rows = await readEventsBefore(house.db, { chatId, beforeSeq, limit });
  return {
    events: await presentSeen(house, { chatId, reader: who.accountId }, rows),
    nextBefore: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null,
  };
};

/** Events of all my chats that touch these days. */
export const listMyEvents: SignedVerb<'events.listMine'> = async ({ house, who }, { from, until, zone }) => {
  if (!isZone(zone)) throw refuse('bad_input', { path: 'zone' });
  const day = 86_400_000;
  const rows = await readEventsOf(house.db, {
    accountId: who.accountId,
    // Whole days of another zone begin up to a day before or after ours; the client knows which day they are.
    from: new Date(momentIn(zone, from).getTime() - day),
    until: new Date(momentIn(zone, dayAfter(until)).getTime() + day),
    limit: most,
  });
  return { events: await present(house, who.accountId, rows) };
};

/** Who has answered what. */
export const listGuests: SignedVerb<'events.listGuests'> = async ({ house, who }, { chatId, id }) => {
  await requireRoom(house, chatId, who.accountId);
  await requireEvent(house, { chatId, reader: who.accountId }, id);
  const rows = await readAnswers(house.db, [id], [chatId]);
  const shown = (['going', 'maybe', 'not'] as const).flatMap((answer) =>
    rows.filter((row) => row.answer === answer).slice(0, named),
  );
  const persons = await findPersons(
    house.db,
    shown.map((row) => row.account_id),
    { reader: who.accountId, chatId },
  );
  return {
    guests: shown.flatMap(({ account_id: accountId, answer }) => {
      const person = persons.get(accountId);
      return person ? [{ person, answer }] : [];
    }),
  };
};
