import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { ChatId, EntryKey, Seq } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import { oneThing, pageOfThings, someThings } from '../wire/thing-inputs.ts';
import { Notice, NoticeBoard, NoticeText } from './types.ts';

const setNotice = method('notices.set', {
  summary:
    'Put a notice at the top of a chat, in place of the one before. It also stands in the chat as a card.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    key: EntryKey,
    text: NoticeText,
    /** The message it is made from. */
    fromSeq: Seq.optional(),
  }),
  output: z.object({ notice: Notice }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'not_a_host', 'message_not_found'],
});

const topNotice = method('notices.top', {
  summary: 'What stands at the top of a chat.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  rate: 'cheap',
  input: z.strictObject({ chatId: ChatId }),
  output: NoticeBoard,
  refusals: ['chat_not_found'],
});

const getNotices = method('notices.get', {
  summary: 'These notices; those I cannot see are left out.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  rate: 'cheap',
  input: someThings,
  output: z.object({ notices: z.array(Notice) }),
  refusals: ['chat_not_found'],
});

const listNotices = method('notices.list', {
  summary: 'Notices of a chat, newest first, a page at a time.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: pageOfThings,
  output: z.object({
    notices: z.array(Notice),
    persons: z.array(Person),
    nextBefore: Seq.nullable(),
  }),
  refusals: ['chat_not_found'],
});

const editNotice = method('notices.edit', {
  summary: 'Give the notice at the top other words.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, text: NoticeText }),
  output: z.object({ notice: Notice }),
  refusals: [
    'chat_not_found',
    'blocked_by_you',
    'person_gone',
    'notice_not_found',
    'notice_over',
    'not_a_host',
  ],
});

const takeDownNotice = method('notices.takeDown', {
  summary: 'Take the notice at the top down; it stays among the earlier ones.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject(oneThing),
  output: z.object({ notice: Notice }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'notice_not_found', 'not_a_host'],
});

const putNoticeAway = method('notices.putAway', {
  summary: 'Put the notice at the top away for me alone, until there is another.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject(oneThing),
  output: z.object({}),
  refusals: ['chat_not_found', 'notice_not_found'],
});

const setNoticeRule = method('notices.setRule', {
  summary: 'Say whether only hosts of a group may set notices, or all its members.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, hostsOnly: z.boolean() }),
  output: z.object({}),
  refusals: ['chat_not_found', 'not_a_group', 'not_a_host'],
});

/** The methods of this feature. */
export const noticeMethods = [
  setNotice,
  topNotice,
  getNotices,
  listNotices,
  editNotice,
  takeDownNotice,
  putNoticeAway,
  setNoticeRule,
] as const;
