import { z } from 'zod';
import { ChatId, EntryKey, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { SendContent } from './content.ts';
import { HistoryItem, HistoryPage, Mention, MessageText, ReactionEmoji } from './types.ts';
import { Person } from '../accounts/index.ts';

const OneMessage = z.strictObject({ chatId: ChatId, seq: Seq });
const Placed = z.object({ seq: Seq, at: Moment });

/** Sends a message. A retry with the same key is answered with the first result, whatever has happened since. */
export const send = method('messages.send', {
  summary: 'Send a message.',
  caller: 'session',
  about: 'chat',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    key: EntryKey,
    /** May be empty when there is content: then it is its caption. */
    text: MessageText.or(z.literal('')).default(''),
    content: SendContent.optional(),
    /** Without a sound at the others'. */
    silent: z.boolean().optional(),
    replyToSeq: Seq.optional(),
    mentions: z.array(Mention).max(limits.mentions).optional(),
  }),
  output: Placed,
  refusals: [
    'chat_not_found',
    'message_not_found',
    'message_empty',
    'mention_all_for_hosts',
    'blocked_by_you',
    'person_gone',
    'file_not_found',
    'file_not_ready',
    'wrong_file_kind',
    'sticker_not_found',
    'person_not_found',
  ],
});

/** A page of a chat's history, newest first: before a seq, after a seq, or around one. */
export const history = method('messages.history', {
  summary: 'A page of history, newest first.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    beforeSeq: Seq.optional(),
    afterSeq: Seq.optional(),
    aroundSeq: Seq.optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: HistoryPage,
  refusals: ['chat_not_found'],
});

/** Changes the text of my own message for everyone, within `limits.editHours`. */
export const edit = method('messages.edit', {
  summary: 'Edit my message.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    seq: Seq,
    /** May be empty when the message has content: then its caption goes. */
    text: MessageText.or(z.literal('')),
    mentions: z.array(Mention).max(limits.mentions).optional(),
  }),
  output: Placed,
  refusals: [
    'chat_not_found',
    'message_not_found',
    'not_your_message',
    'too_late',
    'message_deleted',
    'message_empty',
    'mention_all_for_hosts',
  ],
});

/** Earlier texts of an edited message, oldest first. */
export const listEdits = method('messages.listEdits', {
  summary: 'Earlier texts of an edited message.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: OneMessage,
  output: z.object({ texts: z.array(z.object({ text: z.string(), at: Moment })) }),
  refusals: ['chat_not_found', 'message_not_found'],
});

/** Deletes my own message for everyone, within `limits.deleteHours`; a host may delete any. Its words are gone from the host. */
export const remove = method('messages.delete', {
  summary: 'Delete a message for everyone.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: OneMessage,
  output: Placed,
  refusals: ['chat_not_found', 'message_not_found', 'not_your_message', 'too_late'],
});

/** Puts messages away for me alone. */
export const hide = method('messages.hide', {
  summary: 'Delete messages for me.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, seqs: z.array(Seq).min(1).max(100) }),
  output: z.object({}),
  refusals: ['chat_not_found'],
});

/** Sets my reaction to a message; null takes it away. One a person and message. */
export const react = method('messages.react', {
  summary: 'React to a message.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, seq: Seq, emoji: ReactionEmoji.nullable() }),
  output: z.object({ seq: Seq.nullable() }),
  refusals: ['chat_not_found', 'message_not_found', 'message_deleted'],
});

/** Who reacted to a message, at most 200. */
export const listReactions = method('messages.listReactions', {
  summary: 'Who reacted to a message.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: OneMessage,
  output: z.object({ reactions: z.array(z.object({ person: Person, emoji: z.string() })) }),
  refusals: ['chat_not_found', 'message_not_found'],
});

/** Sends copies of messages to several chats, in order. A retry with the same key sends nothing twice. */
export const forward = method('messages.forward', {
  summary: 'Forward messages to several chats.',
  caller: 'account',
  about: 'chat',
  rate: 'dear',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    seqs: z.array(Seq).min(1).max(limits.forward.messages),
    toChatIds: z.array(ChatId).min(1).max(limits.forward.chats),
    key: EntryKey.max(48),
  }),
  output: z.object({ sent: z.array(z.object({ chatId: ChatId, seqs: z.array(Seq) })) }),
  refusals: ['chat_not_found', 'message_not_found', 'blocked_by_you', 'person_gone'],
});

/** Keeps a message among my bookmarks, or takes it out. */
export const bookmark = method('messages.bookmark', {
  summary: 'Bookmark a message.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, seq: Seq, on: z.boolean() }),
  output: z.object({}),
  refusals: ['chat_not_found', 'message_not_found'],
});

/** My bookmarks, newest first; those whose chat I left are left out. */
export const listBookmarks = method('messages.listBookmarks', {
  summary: 'My bookmarks.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ limit: z.int().min(1).max(200).default(100), before: Moment.optional() }),
  output: z.object({
    bookmarks: z.array(z.object({ chatId: ChatId, message: HistoryItem, author: Person, at: Moment })),
  }),
});

/** Shows those who watch the room that I am writing. */
export const typing = method('messages.typing', {
  summary: 'I am writing.',
  caller: 'session',
  about: 'chat',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId }),
  output: z.object({}),
  refusals: ['chat_not_found'],
});

/** The methods of this feature. */
export const messageMethods = [
  send,
  history,
  edit,
  listEdits,
  remove,
  hide,
  react,
  listReactions,
  forward,
  bookmark,
  listBookmarks,
  typing,
] as const;
