import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { sendWith } from '../messages/index.ts';
import { requireEvent } from './read-events.ts';
import { remindAtOf, spanOf, whyNotTime } from './rules.ts';
import { insertEvent, saveAnswer } from './store.ts';

/** Sets a date: the event, its maker's "going" and the message that is its card are made together. */
export const createEvent: SignedVerb<'events.create'> = async ({ house, who }, { chatId, key, details }) => {
  const why = whyNotTime(details);
  if (why) throw refuse(why, { path: 'details.time' });
  const id = v7();
  const now = house.clock.now();
  const { startsAt, endsAt } = spanOf(details);
  const { seq, content } = await sendWith(house, who.accountId, {
    sending: { chatId, key, text: '' },
    async make(tx) {
      await insertEvent(tx, {
        chat_id: chatId,
        event_id: id,
        details,
        starts_at: startsAt,
        ends_at: endsAt,
        remind_at: remindAtOf(details, now),
        made_by: who.accountId,
        made_at: now,
      });
      const answer = { chat_id: chatId, event_id: id, account_id: who.accountId, rev: 1 };
      await saveAnswer(tx, { ...answer, answer: 'going' });
      return {
        type: 'card',
        of: 'event',
        id,
        title: details.title,
        rows: Number(details.place !== null) + Number(details.note !== ''),
      };
    },
  });
  if (content?.type !== 'card' || content.of !== 'event') throw refuse('bad_input', { path: 'key' });
  return { event: await requireEvent(house, { chatId, reader: who.accountId }, content.id), seq };
};
