import type { ChatId, Poll } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { openThings, useThing, useThingList } from '../../platform/things/index.ts';
import { applyPollEntry, mergePolls } from './apply-entries.ts';

/** The polls that this client knows. */
export const polls = openThings<Poll>({
  of: 'poll',
  get: async (chatId, ids) => (await call('polls.get', { chatId, ids })).polls,
  async list(chatId, beforeSeq) {
    const page = await call('polls.list', { chatId, ...(beforeSeq === undefined ? {} : { beforeSeq }) });
    return { things: page.polls, nextBefore: page.nextBefore };
  },
  merge: mergePolls,
  isAbout: (kind) => kind.startsWith('poll.'),
  apply: applyPollEntry,
});

/** A poll while it is shown; undefined while it is asked for, null where it is gone. */
export const usePoll = (chatId: ChatId, id: string): Poll | null | undefined => useThing(polls, chatId, id);

/** The polls of a chat, newest first. */
export const usePolls = (chatId: ChatId): ReturnType<typeof useThingList<Poll>> =>
  useThingList(polls, chatId);
