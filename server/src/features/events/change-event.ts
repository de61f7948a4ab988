import type { AccountId, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import { whyNotHost } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireWriting } from '../messages/index.ts';
import { requireEvent } from './read-events.ts';
import { remindAtOf, spanOf, whyNotTime } from './rules.ts';
import { lockEvent, saveEvent, type EventRow } from './store.ts';

interface Change {
  chatId: ChatId;
  id: string;
  accountId: AccountId;
  /** The event as it will be; undefined where nothing changes. */
  next: (event: EventRow) => EventRow | undefined;
}

/** Changes an event for its maker or a host, and tells the room. */
const change = async (house: House, { chatId, id, accountId, next }: Change): Promise<void> => {
  const { room, hiddenFrom } = await requireWriting(house, chatId, accountId);
  const { madeBy } = await requireEvent(house, { chatId, reader: accountId }, id);
  if (madeBy !== accountId && whyNotHost(room, accountId)) throw refuse('not_maker');
  await house.db.transaction(async (tx) => {
    const event = await lockEvent(tx, chatId, id);
    if (!event) throw refuse('event_not_found');
    const changed = next(event);
    if (!changed) return;
    const rev = event.rev + 1;
    await saveEvent(tx, { ...changed, changed_at: house.clock.now(), rev, details_rev: rev });
    const { details, cancelled } = changed;
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: accountId,
        key: v7(),
        kind: 'event.changed',
        body: { id, rev, details, cancelled },
        hiddenFrom,
      },
    ]);
  });
};

/** Says an event anew. */
export const changeEvent: SignedVerb<'events.change'> = async ({ house, who }, { chatId, id, details }) => {
  const { accountId } = who;
  const why = whyNotTime(details);
  if (why) throw refuse(why, { path: 'details.time' });
  await change(house, {
    chatId,
    id,
    accountId,
    next(event) {
      if (event.cancelled) throw refuse('event_cancelled');
      const { startsAt, endsAt } = spanOf(details);
      const remindAt = remindAtOf(details, house.clock.now());
      return { ...event, details, starts_at: startsAt, ends_at: endsAt, remind_at: remindAt };
    },
  });
  return { event: await requireEvent(house, { chatId, reader: accountId }, id) };
};

/** Calls an event off. */
export const cancelEvent: SignedVerb<'events.cancel'> = async ({ house, who }, { chatId, id }) => {
  const { accountId } = who;
  await change(house, {
    chatId,
    id,
    accountId,
    next: (event) => (event.cancelled ? undefined : { ...event, cancelled: true, remind_at: null }),
  });
  return { event: await requireEvent(house, { chatId, reader: accountId }, id) };
};
