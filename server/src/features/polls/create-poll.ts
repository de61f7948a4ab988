import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { sendWith } from '../messages/index.ts';
import { requirePoll } from './read-polls.ts';
import { whyNotDeadline } from './rules.ts';
import { insertPoll } from './store.ts';

/** Asks the members of a chat: the poll and the message that is its card are made together. */
export const createPoll: SignedVerb<'polls.create'> = async ({ house, who }, input) => {
  const { chatId, key, question, kind, choices } = input;
  const now = house.clock.now();
  const deadline = input.deadline ? new Date(input.deadline) : null;
  const id = v7();
  const { seq, content } = await sendWith(house, who.accountId, {
    sending: { chatId, key, text: '' },
    async make(tx) {
      // Asked here, so that a retry of a poll that stands is never refused because time has gone on.
      const why = deadline && whyNotDeadline(deadline, now);
      if (why) throw refuse(why);
      await insertPoll(tx, {
        chat_id: chatId,
        poll_id: id,
        question,
        kind,
        several: input.several,
        anonymous: input.anonymous,
        may_add: input.mayAdd,
        deadline,
        made_by: who.accountId,
        made_at: now,
        choices: choices.map((text) => ({ text })),
      });
      return { type: 'card', of: 'poll', id, title: question, rows: choices.length };
    },
  });
  if (content?.type !== 'card' || content.of !== 'poll') throw refuse('bad_input', { path: 'key' });
  return { poll: await requirePoll(house, { chatId, reader: who.accountId }, content.id), seq };
};
