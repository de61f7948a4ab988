import type { AccountId } from '@maru/contract';
import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog, chatLog, type NewEntry } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireWriting } from '../messages/index.ts';
import { requirePoll } from './read-polls.ts';
import { movedCounts, whyNotVote } from './rules.ts';
import { lockPoll, readVotesOf, savePoll, saveVote, type PollRow, type VoteRow } from './store.ts';

/** What the room is told, and, of an anonymous poll, what my other devices are told. */
const entriesOf = (poll: PollRow, vote: VoteRow, hiddenFrom: AccountId | undefined): NewEntry[] => {
  const { chat_id: chatId, poll_id: id, rev, counts, voters, anonymous } = poll;
  const told: NewEntry = {
    log: chatLog(chatId),
    // The author of an entry is seen by all: of an anonymous poll it is always its maker.
    author: anonymous ? poll.made_by : vote.account_id,
    key: v7(),
    kind: 'poll.voted',
    body: { id, rev, counts, voters, ...(!anonymous && { choices: vote.choices }) },
    hiddenFrom,
  };
  if (!anonymous) return [told];
  const mine: NewEntry = {
    log: accountLog(vote.account_id),
    author: vote.account_id,
    key: v7(),
    kind: 'poll.mine',
    body: { chatId, id, rev, choices: vote.choices },
  };
  return [told, mine];
};

/** Chooses, changes a choice or takes it back. Votes of one poll go one after the other, so that counts are exact. */
export const vote: SignedVerb<'polls.vote'> = async ({ house, who }, { chatId, id, choices }) => {
  const { accountId } = who;
  const { hiddenFrom } = await requireWriting(house, chatId, accountId);
  const reader = { chatId, reader: accountId };
  await requirePoll(house, reader, id);
  const chosen = choices.toSorted((one, other) => one - other);
  await house.db.transaction(async (tx) => {
    const poll = await lockPoll(tx, chatId, id);
    if (!poll) throw refuse('poll_not_found');
    const now = house.clock.now();
    const why = whyNotVote(poll, chosen, now);
    if (why) throw refuse(why);
    const before = (await readVotesOf(tx, { chatId, accountId }, [id])).get(id)?.choices ?? [];
    if (before.join() === chosen.join()) return;
    const next: PollRow = {
      ...poll,
      counts: movedCounts(poll.counts, before, chosen),
      voters: poll.voters + Number(chosen.length > 0) - Number(before.length > 0),
      rev: poll.rev + 1,
    };
    const row: VoteRow = { poll_id: id, account_id: accountId, choices: chosen, rev: next.rev };
    await saveVote(tx, { ...row, chat_id: chatId, at: now });
    await savePoll(tx, next);
    await house.log.appendIn(tx, entriesOf(next, row, hiddenFrom));
  });
  return { poll: await requirePoll(house, reader, id) };
};
