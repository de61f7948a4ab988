import { z } from 'zod';
import { Chat } from '../chats/types.ts';
import { Bytes, BytesOf } from '../wire/bytes.ts';
import { AccountId, ChatId, EntryKey, FileId, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { DeviceOf, WaitingWelcome, Welcomed } from './types.ts';

const { secret } = limits;

/** An epoch of a room: how many commits it has seen. */
const Epoch = z.int().min(0);
const Commit = Bytes({ max: secret.commitBytes });

/**
 * Makes a secret room: always a new one, beside any other room with the same people. Its group was made on this device, in
 * epoch 0, and `commit` brings in all devices that the welcomes are for; without one, this device is alone in it. Those
 * in `memberIds` are in at once: they must be those that `claim` gave packages of, else this is refused with
 * `members_differ` and who they are. Those in `askIds` are asked whether they want to come (groups only). `seq` is the
 * newest entry of the room's log that this device has no need to read.
 */
export const createSecret = method('secretChats.create', {
  summary: 'Make a secret room.',
  caller: 'account',
  about: 'person',
  rate: 'dear',
  repeatable: true,
  large: true,
  input: z.strictObject({
    key: EntryKey,
    kind: z.enum(['direct', 'group']),
    /** The id of the group in MLS, made by this device. */
    groupId: Bytes({ min: 16, max: 64 }),
    memberIds: z.array(AccountId).max(secret.members - 1),
    askIds: z
      .array(AccountId)
      .max(secret.members - 1)
      .default([]),
    commit: Commit.optional(),
    welcomes: z.array(Welcomed).max(secret.members).default([]),
  }),
  output: z.object({ chat: Chat, seq: Seq }),
  refusals: [
    'no_device_keys',
    'device_not_found',
    'person_not_found',
    'cannot_be_self',
    'blocked_by_you',
    'members_differ',
  ],
});

/**
 * Changes who is in the room, or renews keys. It counts if the room is still in `epoch`: else `epoch_passed`, with the
 * room's epoch in the details. People come and go with their devices (`addMemberIds`, `removeMemberIds`: taking others out is
 * for hosts); a device that is gone, or one of mine, is removed by `removedDevices` alone.
 */
export const commitSecret = method('secretChats.commit', {
  summary: 'Change who is in a secret room, or renew its keys.',
  caller: 'account',
  about: 'chat',
  rate: 'dear',
  repeatable: true,
  large: true,
  input: z.strictObject({
    chatId: ChatId,
    key: EntryKey,
    epoch: Epoch,
    commit: Commit,
    welcomes: z.array(Welcomed).max(secret.members).default([]),
    addMemberIds: z.array(AccountId).max(secret.members).default([]),
    removeMemberIds: z.array(AccountId).max(secret.members).default([]),
    removedDevices: z.array(DeviceOf).max(1_000).default([]),
  }),
  output: z.object({ seq: Seq, at: Moment, epoch: Epoch }),
  refusals: [
    'chat_not_found',
    'not_secret',
    'no_device_keys',
    'not_in_room_yet',
    'epoch_passed',
    'not_a_group',
    'not_a_host',
    'member_not_found',
    'person_not_found',
    'device_not_found',
    'members_differ',
    'group_full',
  ],
});

/**
 * Sends something sealed. With `counts` it is a line of its own: the entry `message.sent`, with no words and `sealed`. Else
 * (a reaction, an edit, a name) it is the entry `secret.said`. `commitment` equals what stands in clear in the message's own
 * authenticated data. `tag`: the host's mark, the same as in the entry.
 */
export const sendSecret = method('secretChats.send', {
  summary: 'Send something sealed to a secret room.',
  caller: 'account',
  about: 'chat',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    key: EntryKey,
    epoch: Epoch,
    message: Bytes({ max: secret.messageBytes }),
    commitment: BytesOf(32),
    counts: z.boolean(),
    /** Files of mine, uploaded sealed, that members may have from now on. */
    fileIds: z
      .array(FileId)
      .max(limits.photosAtOnce * 2)
      .optional(),
    silent: z.boolean().optional(),
    /** The host erases it then, if the room's own timer does not sooner. */
    vanishAt: Moment.optional(),
  }),
  output: z.object({ seq: Seq, at: Moment, tag: z.string() }),
  refusals: [
    'chat_not_found',
    'not_secret',
    'no_device_keys',
    'not_in_room_yet',
    'epoch_passed',
    'blocked_by_you',
    'person_gone',
    'file_not_found',
    'file_not_ready',
    'wrong_file_kind',
  ],
});

/**
 * How a secret room stands: which devices are in it, which are to be taken out (`toRemove`: they are signed out, or their
 * owner has left) and which could be taken in (`toAdd`: of people who are in the chat). What clients believe is in the
 * group itself; this tells them what is to be done.
 */
export const secretState = method('secretChats.state', {
  summary: 'How a secret room stands.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId }),
  output: z.object({
    epoch: Epoch,
    groupId: z.string(),
    devices: z.array(DeviceOf),
    toRemove: z.array(DeviceOf),
    toAdd: z.array(DeviceOf),
  }),
  refusals: ['chat_not_found', 'not_secret'],
});

/** Rooms that this device was brought into and has not joined yet, oldest first. */
export const listWelcomes = method('secretChats.listWelcomes', {
  summary: 'Secret rooms that this device was brought into.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ welcomes: z.array(WaitingWelcome) }),
});

/** This device has kept what the welcome of a room brought: the host forgets that one. */
export const joinedSecret = method('secretChats.joined', {
  summary: 'This device has joined a secret room.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    /** The welcome's own: a later one of the same room stays. */
    seq: Seq.optional(),
  }),
  output: z.object({}),
  refusals: ['chat_not_found'],
});

/** Methods about secret rooms. */
export const secretRoomMethods = [
  createSecret,
  commitSecret,
  sendSecret,
  secretState,
  listWelcomes,
  joinedSecret,
] as const;
