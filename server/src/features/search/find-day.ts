import type { AccountId, ChatId } from '@maru/contract';
import { requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { findMessages, type SeenMessage } from '../messages/index.ts';
import { readFirstOfDays, readNewest, readReach } from './store.ts';

const forever = new Date('9999-12-31T00:00:00Z');

const seenOf = async (
  house: House,
  reader: AccountId,
  places: readonly { chatId: ChatId; seq: number }[],
): Promise<SeenMessage[]> =>
  (await findMessages(house.db, reader, places)).sort((one, other) => one.seq - other.seq);

/** Where a day begins in a chat: its first message that I may see, or else the newest one. */
export const findDay: SignedVerb<'search.day'> = async ({ house, who }, { chatId, from }) => {
  await requireRoom(house, chatId, who.accountId);
  const [reach] = await readReach(house.db, { reader: who.accountId, chatId });
  if (!reach) return { seq: null, at: null };
  const { lo, indexed_seq: tail } = reach;
  const rows = await readFirstOfDays(house.db, { chatId, lo, tail }, [{ from: new Date(from), to: forever }]);
  const places = rows.map(({ seq }) => ({ chatId, seq }));
  let first = (await seenOf(house, who.accountId, places))[0];
  if (!first) {
    const newest = await readNewest(house.db, chatId, lo);
    first = (
      await seenOf(
        house,
        who.accountId,
        newest.map((seq) => ({ chatId, seq })),
      )
    ).at(-1);
  }
  return first ? { seq: first.seq, at: first.at.toISOString() } : { seq: null, at: null };
};

/** On which of these days something was said that I may see. */
export const findDays: SignedVerb<'search.days'> = async ({ house, who }, { chatId, days }) => {
  await requireRoom(house, chatId, who.accountId);
  const [reach] = await readReach(house.db, { reader: who.accountId, chatId });
  if (!reach) return { days: [] };
  const stretches = days
    .slice(0, -1)
    .map((day, at) => ({ from: new Date(day), to: new Date(days[at + 1] ?? day) }));
  const rows = await readFirstOfDays(house.db, { chatId, lo: reach.lo, tail: reach.indexed_seq }, stretches);
  const seen = new Set(
    (
      await seenOf(
        house,
        who.accountId,
        rows.map(({ seq }) => ({ chatId, seq })),
      )
    ).map((message) => message.seq),
  );
  const spoken = new Set(rows.filter((row) => seen.has(row.seq)).map((row) => row.day));
  return { days: days.slice(0, -1).filter((_, at) => spoken.has(at)) };
};
