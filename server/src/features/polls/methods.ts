import type { MethodTable } from '../../platform/house.ts';
import { addChoice } from './add-choice.ts';
import { closePoll } from './close-poll.ts';
import { createPoll } from './create-poll.ts';
import { getPolls, listPolls, listVoters } from './read-polls.ts';
import { vote } from './vote.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'polls.create': createPoll,
  'polls.get': getPolls,
  'polls.list': listPolls,
  'polls.vote': vote,
  'polls.addChoice': addChoice,
  'polls.close': closePoll,
  'polls.listVoters': listVoters,
};
