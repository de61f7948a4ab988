import { z } from 'zod';
import { AccountId, ChatId, Moment, PictureId, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import {
  Chat,
  ChatName,
  ChatNotify,
  ChatSettings,
  ChatSound,
  Invitation,
  Member,
  MemberRole,
  ReadMarks,
} from './types.ts';

const InChat = z.strictObject({ chatId: ChatId });

/**
 * Makes a chat. One member and no name: the one-to-one chat with them, made once. No member: my own room.
 * Else a group, with me as its host; those who let me do so join at once, others are asked first.
 */
export const create = method('chats.create', {
  summary: 'Make a one-to-one chat, a group, or my own room.',
  caller: 'account',
  about: 'person',
  rate: 'dear',
  input: z.strictObject({
    memberIds: z.array(AccountId).max(limits.groupMembers - 1),
    name: ChatName.optional(),
    /** Makes a retry of a group's creation harmless. */
    key: z.string().max(64).optional(),
  }),
  output: z.object({ chat: Chat, asked: z.array(AccountId) }),
  refusals: ['person_not_found', 'cannot_be_self', 'blocked_by_you', 'person_gone'],
});

/** My chats, the most recently active first, quiet ones included. */
export const list = method('chats.list', {
  summary: 'My chats with newest message and unread number.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({
    limit: z.int().min(1).max(1_000).default(200),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({ chats: z.array(Chat), cursor: z.string().optional() }),
});

/** One chat of mine. */
export const get = method('chats.get', {
  summary: 'One chat.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: InChat,
  output: z.object({ chat: Chat }),
  refusals: ['chat_not_found'],
});

/** The members of a chat: hosts first, then by joining. */
export const listMembers = method('chats.listMembers', {
  summary: 'The members of a chat.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    limit: z.int().min(1).max(500).default(200),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({ members: z.array(Member), cursor: z.string().optional() }),
  refusals: ['chat_not_found'],
});

/** Changes a group's name or photo for everyone; null takes it away. */
export const update = method('chats.update', {
  summary: 'Change a group’s name or photo.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    name: ChatName.nullable().optional(),
    photo: PictureId.nullable().optional(),
  }),
  output: z.object({ chat: Chat }),
  refusals: ['chat_not_found', 'not_a_group', 'picture_not_found'],
});

/** Lets what is sent from now on go by itself, or stay again; in a group this is for hosts. */
export const setVanishing = method('chats.setVanishing', {
  summary: 'Let messages go by themselves after a while.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    after: z.literal(limits.vanishAfter).nullable(),
  }),
  output: z.object({}),
  refusals: ['chat_not_found', 'not_a_host', 'blocked_by_you', 'person_gone'],
});

/** Changes what I decided for a chat; fields left out stay. */
export const updateSettings = method('chats.updateSettings', {
  summary: 'Pin, mute, quiet box, mark unread, own name, input lock, show reading.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    pinned: z.boolean().optional(),
    mutedUntil: Moment.nullable().optional(),
    quiet: z.boolean().optional(),
    markedUnread: z.boolean().optional(),
    ownName: z.string().trim().max(limits.chatName).nullable().optional(),
    inputLocked: z.boolean().optional(),
    notify: ChatNotify.optional(),
    sound: ChatSound.optional(),
    showReads: z.boolean().nullable().optional(),
  }),
  output: z.object({ settings: ChatSettings }),
  refusals: ['chat_not_found'],
});

/** Ignores a member of a group, or ends that: their messages fold for me there, ring nothing and count nowhere. */
export const ignoreMember = method('chats.ignoreMember', {
  summary: 'Ignore a member of a group, for me alone.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, accountId: AccountId, ignored: z.boolean() }),
  output: z.object({ settings: ChatSettings }),
  refusals: ['chat_not_found', 'not_a_group', 'member_not_found', 'cannot_be_self', 'too_many_ignored'],
});

/** Brings people into a group: those who let me do so join at once, others are asked first. */
export const invite = method('chats.invite', {
  summary: 'Invite people into a group.',
  caller: 'account',
  about: 'chat',
  rate: 'dear',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    accountIds: z.array(AccountId).min(1).max(limits.invitedAtOnce),
  }),
  output: z.object({ joined: z.array(AccountId), asked: z.array(AccountId) }),
  refusals: ['chat_not_found', 'not_a_group', 'person_not_found', 'group_full'],
});

/** Invitations that wait for my answer, newest first. */
export const listInvitations = method('chats.listInvitations', {
  summary: 'Invitations that wait for me.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ invitations: z.array(Invitation) }),
});

/** Accepts or silently declines an invitation. */
export const answerInvitation = method('chats.answerInvitation', {
  summary: 'Accept or silently decline an invitation.',
  caller: 'account',
  about: 'own',
  input: z.strictObject({ chatId: ChatId, accept: z.boolean() }),
  output: z.object({ chat: Chat.nullable() }),
  refusals: ['invitation_not_found', 'group_full'],
});

/**
 * Leaves quietly: no line appears in the room. A one-to-one chat is cleared and hidden for me until somebody writes.
 * When the last host leaves a group, whoever has been in it longest becomes host.
 */
export const leave = method('chats.leave', {
  summary: 'Leave a chat quietly.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: InChat,
  output: z.object({}),
  refusals: ['chat_not_found', 'cannot_leave'],
});

/** Takes somebody out of a group; ends a guest's visit. For hosts. */
export const removeMember = method('chats.removeMember', {
  summary: 'Take somebody out of a group.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, accountId: AccountId }),
  output: z.object({}),
  refusals: ['chat_not_found', 'not_a_group', 'not_a_host', 'member_not_found', 'cannot_be_self'],
});

/** Makes a member a host, or a host a member. For hosts. */
export const setRole = method('chats.setRole', {
  summary: 'Make a member a host, or a host a member.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    accountId: AccountId,
    role: MemberRole.exclude(['guest']),
  }),
  output: z.object({}),
  refusals: ['chat_not_found', 'not_a_group', 'not_a_host', 'member_not_found', 'cannot_be_self'],
});

/** Moves my read mark forward to a seq; it never goes back. */
export const markRead = method('chats.markRead', {
  summary: 'I have read up to here.',
  caller: 'session',
  about: 'chat',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, seq: Seq }),
  output: z.object({ readSeq: Seq }),
  refusals: ['chat_not_found'],
});

/**
 * Watches a room that is open in front of me: typing and read marks come as signals over this connection. Null ends it.
 * Windows that share a connection give each a name of its own, and watch a room each; beyond the limit the window that
 * has been quiet longest is let go.
 */
export const watch = method('chats.watch', {
  summary: 'Watch typing and read marks of the room that is open.',
  caller: 'session',
  about: 'chat',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId.nullable(), window: z.string().min(1).max(40).optional() }),
  output: z.object({ reads: ReadMarks.nullable() }),
  refusals: ['chat_not_found'],
});

/** How far everybody has read, once; for clients that do not watch. */
export const reads = method('chats.reads', {
  summary: 'How far everybody has read.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: InChat,
  output: ReadMarks,
  refusals: ['chat_not_found'],
});

/** Lets a stranger's one-to-one chat be a chat like any other; from now on reading is shown. */
export const acceptStranger = method('chats.acceptStranger', {
  summary: 'Keep a stranger’s chat.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: InChat,
  output: z.object({ chat: Chat }),
  refusals: ['chat_not_found'],
});

/** The methods of this feature. */
export const chatMethods = [
  create,
  list,
  get,
  listMembers,
  update,
  setVanishing,
  updateSettings,
  invite,
  listInvitations,
  answerInvitation,
  leave,
  removeMember,
  setRole,
  ignoreMember,
  markRead,
  watch,
  reads,
  acceptStranger,
] as const;
