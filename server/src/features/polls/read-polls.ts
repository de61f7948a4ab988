import type { AccountId, ChatId, Poll } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findSeen } from '../messages/index.ts';
import { presentPoll } from './present.ts';
import { readPolls, readPollsBefore, readVotes, readVotesOf, type PollRow } from './store.ts';

interface Reader {
  chatId: ChatId;
  reader: AccountId;
}

/** Of these polls, those whose card the reader sees, as they stand for them. */
const presentSeen = async (house: House, of: Reader, rows: readonly PollRow[]): Promise<Poll[]> => {
  if (rows.length === 0) return [];
  const [seen, votes] = await Promise.all([
    findSeen(
      house,
      of,
      rows.map((row) => row.seq),
    ),
    readVotesOf(
      house.db,
      { chatId: of.chatId, accountId: of.reader },
      rows.map((row) => row.poll_id),
    ),
  ]);
  const now = house.clock.now();
  return rows.filter((row) => seen.has(row.seq)).map((row) => presentPoll(row, votes.get(row.poll_id), now));
};

/** A poll whose card the reader sees. */
export const requirePoll = async (house: House, of: Reader, id: string): Promise<Poll> => {
  const [poll] = await presentSeen(house, of, await readPolls(house.db, of.chatId, [id]));
  if (!poll) throw refuse('poll_not_found');
  return poll;
};

/** How polls stand. */
export const getPolls: SignedVerb<'polls.get'> = async ({ house, who }, { chatId, ids }) => {
  await requireRoom(house, chatId, who.accountId);
  const rows = await readPolls(house.db, chatId, ids);
  return { polls: await presentSeen(house, { chatId, reader: who.accountId }, rows) };
};

/** Polls of a chat, newest first. */
export const listPolls: SignedVerb<'polls.list'> = async ({ house, who }, { chatId, beforeSeq, limit }) => {
  await requireRoom(house, chatId, who.accountId);
  const rows = await readPollsBefore(house.db, { chatId, beforeSeq, limit });
  return {
    polls: await presentSeen(house, { chatId, reader: who.accountId }, rows),
    nextBefore: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null,
  };
};

/** Most persons named with one choice. */
const named = 300;

/** Who chose what. */
export const listVoters: SignedVerb<'polls.listVoters'> = async ({ house, who }, { chatId, id }) => {
  await requireRoom(house, chatId, who.accountId);
  const poll = await requirePoll(house, { chatId, reader: who.accountId }, id);
  if (poll.anonymous) throw refuse('poll_is_anonymous');
  const votes = await readVotes(house.db, chatId, id);
  const choices = poll.choices.map((_, index) =>
    votes
      .filter((vote) => vote.choices.includes(index))
      .map((vote) => vote.account_id)
      .slice(0, named),
  );
  const persons = await findPersons(house.db, [...new Set(choices.flat())], {
    reader: who.accountId,
    chatId,
  });
  return { choices, persons: [...persons.values()] };
};
