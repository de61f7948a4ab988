import { z } from 'zod';
import { ReactionEmoji } from '../messages/types.ts';
import { AccountId, ChatId, DeviceId, EntryKey } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import {
  CallDevice,
  CallId,
  CallKind,
  CallOffers,
  HistoryCall,
  IceServers,
  LiveCall,
  MediaPass,
} from './types.ts';

const oneCall = { chatId: ChatId, callId: CallId };
const OneCall = z.strictObject(oneCall);
const Rung = z.array(AccountId).min(1).max(limits.calls.rung);

/** What whoever comes into a call needs: a pass where it goes over the host, helpers where it goes from browser to browser. */
const Entered = z.object({ call: LiveCall, pass: MediaPass.nullable(), iceServers: IceServers });

/** In the call with this very device. */
const inCall = ['chat_not_found', 'call_not_found', 'call_over', 'not_in_call'] as const;

const startCall = method('calls.start', {
  summary: 'Start a call. In a one-to-one chat it rings; in a group it stands open, and rings whom I say.',
  caller: 'account',
  about: 'chat',
  rate: 'dear',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    key: EntryKey,
    kind: CallKind,
    /** Whom to ring in a group; `all` where that is not more than `limits.calls.rung`. */
    ring: Rung.or(z.literal('all')).optional(),
    /** Over the host from the beginning, so that the other one does not learn my address. */
    hideAddress: z.boolean().default(false),
    /** The call of two that I am in, which goes on as this one: whoever it is with is in it from the beginning, and has to be in the group. */
    from: OneCall.optional(),
  }),
  output: Entered,
  refusals: [
    'chat_not_found',
    'blocked_by_you',
    'person_gone',
    'calls_off',
    'not_a_group',
    'call_not_found',
    'not_in_call',
    'member_not_found',
    'call_alone',
    'call_live',
    'call_over',
    'busy_here',
    'calls_at_once',
  ],
});

const joinCall = method('calls.join', {
  summary: 'Come into a call, or answer it; on another device of mine it takes the place of the first.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneCall, hideAddress: z.boolean().default(false) }),
  output: Entered,
  refusals: [
    'chat_not_found',
    'blocked_by_you',
    'person_gone',
    'calls_off',
    'call_not_found',
    'call_over',
    'call_full',
    'busy_here',
    'removed_from_call',
  ],
});

const declineCall = method('calls.decline', {
  summary: 'Do not answer: it stops ringing on all my devices.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: OneCall,
  output: z.object({}),
  refusals: ['chat_not_found', 'call_not_found'],
});

const callRings = method('calls.rings', {
  summary: 'This device rings: whoever calls is shown so.',
  caller: 'session',
  about: 'chat',
  rate: 'cheap',
  repeatable: true,
  input: OneCall,
  output: z.object({}),
  refusals: ['chat_not_found', 'call_not_found'],
});

const leaveCall = method('calls.leave', {
  summary: 'Hang up. A call of two ends with it; one of a group when the last one goes.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneCall, why: z.enum(['ended', 'failed']).default('ended') }),
  output: z.object({}),
  refusals: ['chat_not_found', 'call_not_found'],
});

const beatCall = method('calls.beat', {
  summary: 'This device is still in the call; said every `limits.calls.beatSeconds`.',
  caller: 'session',
  about: 'chat',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({ ...oneCall, muted: z.boolean().optional(), camera: z.boolean().optional() }),
  output: z.object({ rev: z.int() }),
  refusals: [...inCall],
});

const ringPeople = method('calls.ring', {
  summary: 'Ring members of the group who are not in the call.',
  caller: 'account',
  about: 'chat',
  rate: 'dear',
  repeatable: true,
  input: z.strictObject({ ...oneCall, accountIds: Rung }),
  output: z.object({ call: LiveCall }),
  refusals: [...inCall, 'not_a_group', 'member_not_found'],
});

const signalDevice = method('calls.signal', {
  summary: 'Say something to another device in the call, or to all: what the host passes on and cannot read.',
  caller: 'session',
  about: 'chat',
  rate: 'cheap',
  input: z.strictObject({
    ...oneCall,
    to: CallDevice.or(z.literal('all')),
    body: z.string().min(1).max(limits.calls.signal),
  }),
  output: z.object({}),
  refusals: [...inCall],
});

const moveCall = method('calls.move', {
  summary:
    'Let a call of two go over the host from now on; the other device hears `call.changed` and asks for its pass.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneCall, why: z.enum(['notConnected', 'hide', 'third']) }),
  output: z.object({ call: LiveCall, pass: MediaPass }),
  refusals: [...inCall, 'calls_off'],
});

const renewPass = method('calls.pass', {
  summary: 'A new pass for the room of the call.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: OneCall,
  output: z.object({ pass: MediaPass }),
  refusals: [...inCall, 'calls_off'],
});

const raiseHand = method('calls.hand', {
  summary: 'Raise my hand in the call, or take it down.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneCall, up: z.boolean() }),
  output: z.object({}),
  refusals: [...inCall],
});

const reactInCall = method('calls.react', {
  summary: 'Let an emoji rise for everybody in the call.',
  caller: 'session',
  about: 'chat',
  rate: 'cheap',
  input: z.strictObject({ ...oneCall, emoji: ReactionEmoji }),
  output: z.object({}),
  refusals: [...inCall],
});

const removePerson = method('calls.remove', {
  summary: 'Take somebody out of the call; they may not come back into it. For hosts of the group.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneCall, accountId: AccountId }),
  output: z.object({}),
  refusals: [
    'chat_not_found',
    'call_not_found',
    'call_over',
    'not_a_group',
    'not_a_host',
    'member_not_found',
    'cannot_be_self',
  ],
});

const mutePerson = method('calls.mute', {
  summary: 'Mute somebody, or everybody else, in the call; they may speak again. For hosts of the group.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneCall, accountId: AccountId.nullable() }),
  output: z.object({}),
  refusals: [
    'chat_not_found',
    'call_not_found',
    'call_over',
    'not_a_group',
    'not_a_host',
    'member_not_found',
    'cannot_be_self',
  ],
});

const recordCall = method('calls.record', {
  summary:
    'Begin or end recording the call of a group, where the host allows it; the files come into the chat.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneCall, on: z.boolean() }),
  output: z.object({ call: LiveCall }),
  refusals: [...inCall, 'not_a_group', 'not_a_host', 'recording_off'],
});

const getCall = method('calls.get', {
  summary: 'How a call stands, or how it ended; what ended more than a day ago is not found.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: OneCall,
  output: z.object({ call: LiveCall }),
  refusals: ['chat_not_found', 'call_not_found'],
});

const liveCalls = method('calls.live', {
  summary: 'Calls that go on in my chats; in `ringing` I find whether one is for me.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  /** With the device that asks: by it I find which seat is mine here. */
  output: z.object({ calls: z.array(LiveCall), deviceId: DeviceId }),
});

const listCalls = method('calls.list', {
  summary: 'My calls, newest first, and how many missed ones I have not seen.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({
    limit: z.int().min(1).max(200).default(50),
    cursor: z.string().max(100).optional(),
    missedOnly: z.boolean().default(false),
  }),
  output: z.object({ calls: z.array(HistoryCall), cursor: z.string().optional(), unseen: z.int() }),
});

const markSeen = method('calls.markSeen', {
  summary: 'I have seen which calls I missed.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({}),
});

const forgetCalls = method('calls.forget', {
  summary: 'Take calls out of my list, or all of them.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ callIds: z.array(CallId).min(1).max(200).or(z.literal('all')) }),
  output: z.object({}),
});

const describeOffers = method('calls.readiness', {
  summary: 'What this host offers to calls.',
  caller: 'session',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: CallOffers,
});

/** The methods of this feature. */
export const callMethods = [
  startCall,
  joinCall,
  declineCall,
  callRings,
  leaveCall,
  beatCall,
  ringPeople,
  signalDevice,
  moveCall,
  renewPass,
  raiseHand,
  reactInCall,
  removePerson,
  mutePerson,
  recordCall,
  getCall,
  liveCalls,
  listCalls,
  markSeen,
  forgetCalls,
  describeOffers,
] as const;
