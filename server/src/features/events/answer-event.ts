import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireWriting } from '../messages/index.ts';
import { presentAnswers } from './present.ts';
import { requireEvent } from './read-events.ts';
import { lockEvent, readAnswers, saveAnswer, saveEvent } from './store.ts';

/** Says whether I come. Answers to one event go one after the other, so that counts are exact. */
export const answerEvent: SignedVerb<'events.answer'> = async ({ house, who }, { chatId, id, answer }) => {
  const { accountId } = who;
  const { hiddenFrom } = await requireWriting(house, chatId, accountId);
  const reader = { chatId, reader: accountId };
  await requireEvent(house, reader, id);
  await house.db.transaction(async (tx) => {
    const event = await lockEvent(tx, chatId, id);
    if (!event) throw refuse('event_not_found');
    if (event.cancelled) throw refuse('event_cancelled');
    const before = await readAnswers(tx, [id], [chatId]);
    const mine = before.find((row) => row.account_id === accountId)?.answer ?? null;
    if (mine === answer) return;
    const rev = event.rev + 1;
    await saveAnswer(tx, { chat_id: chatId, event_id: id, account_id: accountId, answer, rev });
    await saveEvent(tx, { ...event, rev, answers_rev: rev });
    const answers = presentAnswers(await readAnswers(tx, [id], [chatId]));
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: accountId,
        key: v7(),
        kind: 'event.answered',
        body: { id, rev, answer, answers },
        hiddenFrom,
      },
    ]);
  });
  return { event: await requireEvent(house, reader, id) };
};
