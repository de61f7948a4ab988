import type { Poll } from '@maru/contract';
import type { PollRow, VoteRow } from './store.ts';

/** A poll as it stands for the reader whose vote is given. One whose time is up is closed, noted or not. */
export const presentPoll = (row: PollRow, vote: VoteRow | undefined, now: Date): Poll => {
  const isDue = row.deadline !== null && row.deadline <= now;
  const closedAt = row.closed_at ?? (isDue ? row.deadline : null);
  return {
    id: row.poll_id,
    chatId: row.chat_id,
    seq: row.seq,
    question: row.question,
    kind: row.kind,
    several: row.several,
    anonymous: row.anonymous,
    mayAdd: row.may_add,
    deadline: row.deadline?.toISOString() ?? null,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    // Who added a choice to an anonymous poll would tell something of what they want.
    choices: row.choices.map(({ text, by }) => ({ text, ...(by && !row.anonymous && { by }) })),
    counts: row.counts,
    voters: row.voters,
    rev: row.rev,
    mine: vote?.choices ?? [],
    mineRev: vote?.rev ?? 0,
    closedAt: closedAt?.toISOString() ?? null,
  };
};
