import { polls } from './polls.ts';

export { usePoll, usePolls } from './polls.ts';
export { addChoice, closePoll, createPoll, vote } from './change-poll.ts';

/** The part of the polls in a session. */
export const pollsData = polls.data;
