import type { AccountId } from '@maru/contract';
import { whyNotHost } from '../chats/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House, Job, SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireWriting } from '../messages/index.ts';
import { requirePoll } from './read-polls.ts';
import { isClosed, topChoices } from './rules.ts';
import { lockPoll, readDuePolls, savePoll, type PollRow } from './store.ts';

/** Notes that a poll is closed, and writes its result into the room. */
const close = async (
  house: House,
  tx: Tx,
  end: { poll: PollRow; by: AccountId; at: Date; byDeadline: boolean; hiddenFrom?: AccountId | undefined },
): Promise<void> => {
  const { poll, by, at, byDeadline, hiddenFrom } = end;
  const { chat_id: chatId, poll_id: id, seq, question, counts, voters } = poll;
  const rev = poll.rev + 1;
  await savePoll(tx, { ...poll, closed_at: at, rev });
  const body = { id, rev, counts, voters, seq, question, ...topChoices(poll), byDeadline };
  await house.log.appendIn(tx, [
    // The blank keeps this key apart from every key a client can make: a poll ends once.
    { log: chatLog(chatId), author: by, key: ` close ${id}`, kind: 'poll.closed', body, hiddenFrom },
  ]);
};

/** Closes a poll early. */
export const closePoll: SignedVerb<'polls.close'> = async ({ house, who }, { chatId, id }) => {
  const { accountId } = who;
  const { room, hiddenFrom } = await requireWriting(house, chatId, accountId);
  const reader = { chatId, reader: accountId };
  const { madeBy } = await requirePoll(house, reader, id);
  if (madeBy !== accountId && whyNotHost(room, accountId)) throw refuse('not_maker');
  await house.db.transaction(async (tx) => {
    const poll = await lockPoll(tx, chatId, id);
    if (!poll) throw refuse('poll_not_found');
    const now = house.clock.now();
    // One whose time is up just now is left to the job, which says so in the room.
    if (isClosed(poll, now)) return;
    await close(house, tx, { poll, by: accountId, at: now, byDeadline: false, hiddenFrom });
  });
  return { poll: await requirePoll(house, reader, id) };
};

/** Closes the polls whose time is up, and says so in their rooms. */
export const closeDuePolls: Job = {
  name: 'polls.closeDue',
  everyMs: 3_000,
  async run(house) {
    for (const { chat_id: chatId, poll_id: id } of await readDuePolls(house.db, house.clock.now())) {
      await house.db.transaction(async (tx) => {
        const poll = await lockPoll(tx, chatId, id);
        if (!poll?.deadline || poll.closed_at) return;
        await close(house, tx, { poll, by: poll.made_by, at: poll.deadline, byDeadline: true });
      });
    }
  },
};
