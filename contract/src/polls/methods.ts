import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { AccountId, ChatId, EntryKey, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { oneThing, pageOfThings, someThings } from '../wire/thing-inputs.ts';
import { isPollChoice, Poll, PollChoiceText, PollKind, PollQuestion } from './types.ts';

const Chosen = z.array(z.int().min(0).max(limits.polls.choices.max)).max(limits.polls.choices.max);

const createPoll = method('polls.create', {
  summary: 'Ask the members of a chat. The poll stands in the chat as a card.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z
    .strictObject({
      chatId: ChatId,
      key: EntryKey,
      question: PollQuestion,
      kind: PollKind.default('text'),
      choices: z.array(PollChoiceText).min(limits.polls.choices.min).max(limits.polls.choices.max),
      several: z.boolean().default(false),
      anonymous: z.boolean().default(false),
      mayAdd: z.boolean().default(false),
      deadline: Moment.optional(),
    })
    .refine(({ kind, choices }) => choices.every((one) => isPollChoice(kind, one)), {
      path: ['choices'],
      message: 'not a day',
    })
    .refine(({ choices }) => new Set(choices).size === choices.length, {
      path: ['choices'],
      message: 'the same twice',
    }),
  output: z.object({ poll: Poll, seq: Seq }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'time_passed'],
});

const getPolls = method('polls.get', {
  summary: 'How these polls stand; those I cannot see are left out.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  rate: 'cheap',
  input: someThings,
  output: z.object({ polls: z.array(Poll) }),
  refusals: ['chat_not_found'],
});

const listPolls = method('polls.list', {
  summary: 'Polls of a chat, newest first, a page at a time.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: pageOfThings,
  output: z.object({ polls: z.array(Poll), nextBefore: Seq.nullable() }),
  refusals: ['chat_not_found'],
});

const vote = method('polls.vote', {
  summary: 'Choose, change my choice, or take it back with an empty list.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, choices: Chosen }),
  output: z.object({ poll: Poll }),
  refusals: ['chat_not_found', 'poll_not_found', 'poll_closed', 'blocked_by_you', 'person_gone', 'bad_input'],
});

const addChoice = method('polls.addChoice', {
  summary: 'Add a choice, where the maker lets members do so.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, text: PollChoiceText }),
  output: z.object({ poll: Poll }),
  refusals: [
    'chat_not_found',
    'poll_not_found',
    'poll_closed',
    'choices_are_fixed',
    'choice_is_there',
    'too_many_choices',
    'blocked_by_you',
    'person_gone',
  ],
});

const closePoll = method('polls.close', {
  summary: 'Close a poll early: for its maker, and for hosts of the group.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject(oneThing),
  output: z.object({ poll: Poll }),
  refusals: ['chat_not_found', 'poll_not_found', 'not_maker'],
});

const listVoters = method('polls.listVoters', {
  summary: 'Who chose what; not for anonymous polls.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject(oneThing),
  output: z.object({
    /** By the number of the choice, first come first; at most 300 of each. */
    choices: z.array(z.array(AccountId)),
    persons: z.array(Person),
  }),
  refusals: ['chat_not_found', 'poll_not_found', 'poll_is_anonymous'],
});

/** The methods of this feature. */
export const pollMethods = [createPoll, getPolls, listPolls, vote, addChoice, closePoll, listVoters] as const;
