import type { AccountId, ChatEntryBodies, Entry, Poll } from '@maru/contract';

type Told<Kind extends 'poll.voted' | 'poll.choiceAdded' | 'poll.closed'> = Exclude<
  ChatEntryBodies[Kind],
  { erased: true }
>;

/** The one with the greater `rev` is right about the counts. */
const withResult = (poll: Poll, told: { rev: number; counts: number[]; voters: number }): Poll =>
  told.rev > poll.rev ? { ...poll, rev: told.rev, counts: told.counts, voters: told.voters } : poll;

const withMine = (poll: Poll, mine: number[], rev: number): Poll =>
  rev > poll.mineRev ? { ...poll, mine, mineRev: rev } : poll;

const withChoice = (poll: Poll, { index, text, rev }: Told<'poll.choiceAdded'>, by: AccountId): Poll => {
  if (poll.choices[index]?.text) return poll;
  // Where an earlier one has not come yet, its place stays empty for it.
  const choices = Array.from({ length: Math.max(poll.choices.length, index + 1) }, (_, at) =>
    at === index ? { text, ...(!poll.anonymous && { by }) } : (poll.choices[at] ?? { text: '' }),
  );
  return { ...poll, choices, rev: Math.max(poll.rev, rev) };
};

/** A poll after an entry of its chat or of mine. Any order, any number of times. */
export const applyPollEntry = (poll: Poll, entry: Entry, me: AccountId | undefined): Poll => {
  switch (entry.kind) {
    case 'poll.voted': {
      const told = entry.body as Told<'poll.voted'>;
      const next = withResult(poll, told);
      return told.choices && entry.author === me ? withMine(next, told.choices, told.rev) : next;
    }
    case 'poll.mine': {
      const { choices, rev } = entry.body as { choices: number[]; rev: number };
      return withMine(poll, choices, rev);
    }
    case 'poll.choiceAdded':
      return withChoice(poll, entry.body as Told<'poll.choiceAdded'>, entry.author);
    case 'poll.closed': {
      const told = entry.body as Told<'poll.closed'>;
      return { ...withResult(poll, told), closedAt: poll.closedAt ?? entry.at };
    }
    default:
      return poll;
  }
};

/** Of two tellings of a poll the later one, with the later of my votes. */
export const mergePolls = (known: Poll, told: Poll): Poll => {
  const [late, other] = told.rev >= known.rev ? [told, known] : [known, told];
  // A vote that was taken back has no number of its own: the later telling is then right about it.
  return other.mineRev > late.rev ? { ...late, mine: other.mine, mineRev: other.mineRev } : late;
};
