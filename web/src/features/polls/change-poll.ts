import type { InputOf, Poll } from '@maru/contract';
import { v7 } from 'uuid';
import { call } from '../../platform/session/index.ts';
import { polls } from './polls.ts';

/** The newest vote of each poll: answers to earlier ones come too late to be shown. */
const newest = new Map<string, number>();
let votes = 0;

/** The poll as it will be when the host has taken the vote. */
export const withVote = (poll: Poll, choices: readonly number[]): Poll => ({
  ...poll,
  mine: [...choices],
  counts: poll.choices.map(
    (_, index) =>
      (poll.counts[index] ?? 0) - Number(poll.mine.includes(index)) + Number(choices.includes(index)),
  ),
  voters: poll.voters + Number(choices.length > 0) - Number(poll.mine.length > 0),
});

/** Votes: shown at once, taken back here when the host says no. */
export const vote = async (poll: Poll, choices: readonly number[]): Promise<void> => {
  const { chatId, id } = poll;
  const mine = ++votes;
  newest.set(id, mine);
  polls.change(id, (one) => withVote(one, choices));
  try {
    const { poll: told } = await call('polls.vote', { chatId, id, choices: [...choices] });
    if (newest.get(id) === mine) polls.take([told]);
  } catch (reason) {
    polls.change(id, () => poll);
    polls.refresh(chatId, id);
    throw reason;
  }
};

/** My choices after pressing one of them. */
export const pressedChoice = (poll: Pick<Poll, 'several' | 'mine'>, index: number): number[] => {
  if (poll.mine.includes(index)) return poll.mine.filter((one) => one !== index);
  return poll.several ? [...poll.mine, index].sort((one, other) => one - other) : [index];
};

/** Asks the members of a chat. `key` makes a second try harmless. */
export const createPoll = async (wish: InputOf<'polls.create'>): Promise<void> => {
  const { poll } = await call('polls.create', wish);
  polls.take([poll]);
};

/** A key for one poll, however often it is tried. */
export const newKey = (): string => v7();

/** Adds a choice. */
export const addChoice = async ({ chatId, id }: Poll, text: string): Promise<void> => {
  const { poll } = await call('polls.addChoice', { chatId, id, text });
  polls.take([poll]);
};

/** Closes a poll early. */
export const closePoll = async ({ chatId, id }: Poll): Promise<void> => {
  const { poll } = await call('polls.close', { chatId, id });
  polls.take([poll]);
};
