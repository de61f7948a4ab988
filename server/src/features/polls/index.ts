import type { Feature } from '../../platform/house.ts';
import { registerContentKeeper } from '../messages/index.ts';
import { closeDuePolls } from './close-poll.ts';
import { pollCards } from './keep-card.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

registerContentKeeper(pollCards);

/** Questions to the members of a chat, with choices to vote for. */
export const polls: Feature = { name: 'polls', methods, jobs: [closeDuePolls] };
