import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireWriting } from '../messages/index.ts';
import { requirePoll } from './read-polls.ts';
import { whyNotAdd } from './rules.ts';
import { lockPoll, savePoll } from './store.ts';

/** Adds a choice at the end of the list. */
export const addChoice: SignedVerb<'polls.addChoice'> = async ({ house, who }, { chatId, id, text }) => {
  const { accountId } = who;
  const { hiddenFrom } = await requireWriting(house, chatId, accountId);
  const reader = { chatId, reader: accountId };
  await requirePoll(house, reader, id);
  await house.db.transaction(async (tx) => {
    const poll = await lockPoll(tx, chatId, id);
    if (!poll) throw refuse('poll_not_found');
    const why = whyNotAdd(poll, { accountId, text }, house.clock.now());
    if (why) throw refuse(why);
    const rev = poll.rev + 1;
    const choices = [...poll.choices, { text, by: accountId }];
    await savePoll(tx, { ...poll, choices, counts: [...poll.counts, 0], rev });
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: poll.anonymous ? poll.made_by : accountId,
        key: v7(),
        kind: 'poll.choiceAdded',
        body: { id, rev, index: poll.choices.length, text },
        hiddenFrom,
      },
    ]);
  });
  return { poll: await requirePoll(house, reader, id) };
};
