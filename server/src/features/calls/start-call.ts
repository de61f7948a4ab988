import type { AccountId, CallId, ChatEntryBodies, ParsedInputOf } from '@maru/contract';
import { limits } from '@maru/contract';
import { v7 } from 'uuid';
import { requireRoom, type Room } from '../chats/index.ts';
import { sendWith, whyNotWrite } from '../messages/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Caller, House, SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeCall, requireCall } from './change-call.ts';
import { closeRoomSoon, findPass, iceServersFor, openCallRoom } from './engine-rooms.ts';
import { moveOver, requireMovable, type Movable } from './move-over.ts';
import { lockDevice, readSeats, savePeople } from './people-store.ts';
import { presentCall, presentRecord } from './present.ts';
import { ringPeople } from './ring-people.ts';
import { seatFirst, whyNotCall } from './rules.ts';
import { countLive, insertCall, readLiveOf, saveCall, type CallRow } from './store.ts';

type Wish = ParsedInputOf<'calls.start'>;

/** When a host that carries as many calls as it may is asked again. */
const fullMs = 10_000;

/** The call that was started with this key before. */
const findStarted = async (
  house: House,
  author: AccountId,
  { chatId, key }: Wish,
): Promise<CallId | undefined> => {
  const before = await house.log.find(chatLog(chatId), author, key);
  if (before?.kind !== 'message.sent') return undefined;
  const { content } = JSON.parse(before.bodyJson) as ChatEntryBodies['message.sent'];
  if (content?.type !== 'call') throw refuse('bad_input', { path: 'key' });
  return content.callId;
};

/** What whoever has started a call is told. */
const present = async (
  house: House,
  room: Room,
  { callId, who, repeated }: { callId: CallId; who: Caller; repeated: boolean },
) => {
  const { call, people } = await requireCall(house, room, { callId, reader: who.accountId });
  if (repeated && call.ended_at && call.why !== 'busy') throw refuse('call_over', { why: call.why });
  return {
    call: presentCall(call, people),
    pass: await findPass(house, call, who),
    iceServers: iceServersFor(house, who),
  };
};

const requireFree = async (
  house: House,
  tx: Tx,
  { who, from }: { who: Caller; from: Movable | undefined },
): Promise<void> => {
  await lockDevice(tx, who.deviceId);
  const seat = (await readSeats(tx, [who.accountId])).find(
    (one) => one.device_id === who.deviceId && one.call_id !== from?.callId,
  );
  if (seat) throw refuse('busy_here', { chatId: seat.chat_id, callId: seat.call_id });
  const { host, mine } = await countLive(tx, who.accountId);
  if (mine >= limits.calls.atOnce) throw refuse('calls_at_once');
  if (host >= house.hostSettings.current().callsAtOnce) throw refuse('busy', { retryAfterMs: fullMs });
};

/** The call and whoever starts it, with the message that tells of it: all or nothing. */
const make = async (
  house: House,
  who: Caller,
  { wish, row, from }: { wish: Wish; row: CallRow; from: Movable | undefined },
): Promise<void> => {
  const sending = { chatId: wish.chatId, key: wish.key, text: '', ...(!row.rang && { silent: true }) };
  await sendWith(house, who.accountId, {
    sending,
    async make(tx) {
      await requireFree(house, tx, { who, from });
      const moved = from && (await moveOver({ house, tx, who }, from, row));
      if (!(await insertCall(tx, row))) {
        const live = await readLiveOf(tx, wish.chatId);
        throw refuse('call_live', { callId: live?.call_id ?? null });
      }
      const me = { account_id: who.accountId, device_id: who.deviceId, guest: who.guest };
      await savePeople(tx, moved ?? [seatFirst(row, { ...me, muted: false, camera: row.kind === 'video' })]);
      if (moved) await saveCall(tx, { ...row, answered_at: row.started_at });
      return presentRecord(row, []);
    },
  });
};

const whomToRing = (room: Room, caller: AccountId, { ring }: Wish): AccountId[] => {
  const others = [...room.members.keys()].filter((id) => id !== caller);
  if (room.kind === 'direct') return others;
  if (ring !== 'all') return others.filter((id) => ring?.includes(id));
  if (others.length > limits.calls.rung) throw refuse('bad_input', { field: 'ring' });
  return others;
};

/** Rings whom the caller wanted to ring; a retry does so where the process before it died over it. */
const ringFirst = async (
  house: House,
  callId: CallId,
  { input, room }: { input: Wish; room: Room },
): Promise<void> => {
  await changeCall(house, { chatId: input.chatId, callId }, async (change) => {
    const { call, people } = change;
    if (call.ended_at || people.length > (input.from ? 2 : 1)) return false;
    await ringPeople(change, whomToRing(room, call.started_by, input));
    return true;
  });
};

const rowOf = (
  house: House,
  who: Caller,
  wish: { input: Wish; isDirect: boolean; rang: boolean },
): CallRow => ({
  chat_id: wish.input.chatId,
  call_id: v7() as CallId,
  kind: wish.input.kind,
  way: wish.isDirect ? 'direct' : 'room',
  seq: 0,
  started_by: who.accountId,
  rang: wish.rang,
  started_at: house.clock.now(),
  answered_at: null,
  ended_at: null,
  why: null,
  rev: 1,
  recording_id: null,
  recorded_by: null,
  recorded_since: null,
  moved_chat_id: null,
  moved_call_id: null,
});

/** Starts a call: of two, from browser to browser unless an address is to be hidden; of a group, over the host. */
export const startCall: SignedVerb<'calls.start'> = async ({ house, who }, input) => {
  const room = await requireRoom(house, input.chatId, who.accountId);
  const before = await findStarted(house, who.accountId, input);
  if (before) {
    await ringFirst(house, before, { input, room });
    return present(house, room, { callId: before, who, repeated: true });
  }
  const why = whyNotWrite(room, who.accountId) ?? whyNotCall(room);
  if (why) throw refuse(why);
  if (house.hostSettings.current().calls === 'off') throw refuse('calls_off');
  const rung = whomToRing(room, who.accountId, input);
  const from = input.from && (await requireMovable(house, who, { from: input.from, room }));
  const isDirect = room.kind === 'direct' && !input.hideAddress;
  const row = rowOf(house, who, { input, isDirect, rang: rung.length > 0 });
  if (!isDirect) await openCallRoom(house, row);
  try {
    await make(house, who, { wish: input, row, from });
  } catch (error) {
    if (!isDirect) closeRoomSoon(house, row.call_id);
    throw error;
  }
  const callId = (await findStarted(house, who.accountId, input)) ?? row.call_id;
  await ringFirst(house, callId, { input, room });
  return present(house, room, { callId, who, repeated: false });
};
