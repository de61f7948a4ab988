import { z } from 'zod';
import { Mention, MessageText, SendContent } from '../messages/index.ts';
import { ChatId, EntryKey, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { LaterMessage } from './types.ts';

const OneLater = z.strictObject({ id: z.uuid() });

/** Has a message sent at a moment, at most `limits.later.days` from now. A retry with the same key gives the first one. */
export const schedule = method('later.schedule', {
  summary: 'Send a message later.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    key: EntryKey,
    at: Moment,
    text: MessageText.or(z.literal('')).default(''),
    content: SendContent.optional(),
    silent: z.boolean().optional(),
    replyToSeq: Seq.optional(),
    mentions: z.array(Mention).max(limits.mentions).optional(),
  }),
  output: z.object({ message: LaterMessage }),
  refusals: [
    'chat_not_found',
    'message_empty',
    'blocked_by_you',
    'person_gone',
    'moment_not_possible',
    'too_many_later',
    'file_not_found',
    'file_not_ready',
    'wrong_file_kind',
    'sticker_not_found',
    'person_not_found',
  ],
});

/** What waits to be sent for me, in all chats, soonest first. */
export const listLater = method('later.list', {
  summary: 'My messages that are to be sent later.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ messages: z.array(LaterMessage) }),
});

/** Changes the moment or the words; one that failed waits again. */
export const updateLater = method('later.update', {
  summary: 'Change a message that is to be sent later.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: OneLater.extend({
    at: Moment.optional(),
    text: MessageText.or(z.literal('')).optional(),
    silent: z.boolean().optional(),
  }),
  output: z.object({ message: LaterMessage }),
  refusals: ['later_not_found', 'moment_not_possible', 'message_empty'],
});

/** Sends it now instead. */
export const sendLaterNow = method('later.sendNow', {
  summary: 'Send it now.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: OneLater,
  output: z.object({ seq: Seq, at: Moment }),
  refusals: [
    'later_not_found',
    'chat_not_found',
    'blocked_by_you',
    'person_gone',
    'message_not_found',
    'mention_all_for_hosts',
  ],
});

/** Takes it back before it is sent. */
export const cancelLater = method('later.cancel', {
  summary: 'Do not send it.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: OneLater,
  output: z.object({}),
});

/** The methods of this feature. */
export const laterMethods = [schedule, listLater, updateLater, sendLaterNow, cancelLater] as const;
