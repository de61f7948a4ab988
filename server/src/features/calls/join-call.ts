import { identityOf, type ParsedInputOf } from '@maru/contract';
import { noteRead, presentChat, requireRoom, type Room } from '../chats/index.ts';
import { whyNotWrite } from '../messages/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { Caller, House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeCall, requireCall, type Change } from './change-call.ts';
import { listFor, stopElsewhere } from './end-call.ts';
import { findPass, iceServersFor, openCallRoom, seatsOf, sendOutSoon } from './engine-rooms.ts';
import { lockDevice, readSeats, type PersonRow } from './people-store.ts';
import { presentCall } from './present.ts';
import { tellRinging } from './ringing.ts';
import { freshPerson, staySeconds } from './rules.ts';
import type { CallRow } from './store.ts';
import { tellPerson } from './tell.ts';

/** Refuses with the first rule that keeps somebody out of a call. */
const requireMayJoin = async (
  house: House,
  db: Queryable,
  { room, call, people, who }: { room: Room; call: CallRow; people: readonly PersonRow[]; who: Caller },
): Promise<void> => {
  const why = whyNotWrite(room, who.accountId);
  if (why) throw refuse(why);
  if (call.ended_at) throw refuse('call_over', { why: call.why });
  const me = people.find((person) => person.account_id === who.accountId);
  if (me?.state === 'removed') throw refuse('removed_from_call');
  const others = people.filter((person) => person.state === 'in' && person !== me).length;
  const seats = call.way === 'direct' ? 2 : seatsOf(house, call);
  if (seats === 0) throw refuse('calls_off');
  if (others >= seats) throw refuse('call_full');
  const seat = (await readSeats(db, [who.accountId])).find(
    (one) => one.device_id === who.deviceId && one.call_id !== call.call_id,
  );
  if (seat) throw refuse('busy_here', { chatId: seat.chat_id, callId: seat.call_id });
};

/** This device takes the place of another one of the same person. */
const takeOver = ({ house, tx, call, now }: Change, me: PersonRow, who: Caller): void => {
  const { device_id: device, account_id: accountId } = me;
  me.seconds += staySeconds(call, me, now);
  me.hand_at = null;
  if (!device) return;
  tx.onCommit(() => {
    const body = { chatId: call.chat_id, callId: call.call_id, by: who.deviceId };
    tellPerson(house, { accountId, device }, { kind: 'call.taken', body });
    if (call.way === 'room') sendOutSoon(house, call.call_id, identityOf({ accountId, deviceId: device }));
  });
};

const stopRinging = async (change: Change, me: PersonRow, who: Caller): Promise<void> => {
  const { house, tx, call } = change;
  stopElsewhere(change, { accountId: me.account_id, deviceId: who.deviceId }, 'answeredElsewhere');
  await tellRinging(house, tx, {
    call,
    accountIds: [me.account_id],
    by: call.started_by,
    stopped: 'elsewhere',
  });
};

const seatOf = (change: Change, who: Caller): PersonRow => {
  const known = change.people.find((person) => person.account_id === who.accountId);
  if (known) return known;
  const fresh = freshPerson(change.call, who.accountId, { guest: who.guest });
  change.people.push(fresh);
  return fresh;
};

/** Comes in with this device. Coming in again with the same one changes nothing but that it was heard of. */
const comeIn = async (change: Change, who: Caller): Promise<void> => {
  const { call, people, now } = change;
  const me = seatOf(change, who);
  if (me.state === 'in' && me.device_id === who.deviceId) {
    me.beat_at = now;
    return;
  }
  if (me.state === 'in') takeOver(change, me, who);
  if (me.state === 'rung') await stopRinging(change, me, who);
  const wasMissed = me.state === 'missed' || me.state === 'busy';
  Object.assign(me, {
    state: 'in',
    device_id: who.deviceId,
    joined_at: now,
    beat_at: now,
    was_in: true,
    muted: false,
    camera: call.kind === 'video',
  } satisfies Partial<PersonRow>);
  if (people.filter((person) => person.state === 'in').length > 1) call.answered_at ??= now;
  // Who had missed it has not missed it any more.
  if (wasMissed) await listFor(change, [me], 'ended');
};

/** Whoever comes in has read what tells of the call, where that is all there was to read. */
const readRecord = async (house: House, who: Caller, { chat_id: chatId, seq }: CallRow): Promise<void> => {
  const chat = await presentChat(house, chatId, who.accountId);
  if (chat.unread === 1 && chat.readSeq < seq) noteRead(house, { chatId, accountId: who.accountId, seq });
};

const wishedWay = (call: CallRow, { hideAddress }: ParsedInputOf<'calls.join'>): CallRow['way'] =>
  hideAddress ? 'room' : call.way;

/** Comes into a call, which is also how one is answered. */
export const joinCall: SignedVerb<'calls.join'> = async ({ house, who }, input) => {
  const room = await requireRoom(house, input.chatId, who.accountId);
  const { call, people } = await requireCall(house, room, { callId: input.callId, reader: who.accountId });
  await requireMayJoin(house, house.db, { room, call, people, who });
  const way = wishedWay(call, input);
  if (way !== call.way) await openCallRoom(house, call);
  // Whoever the engine has no place for, comes in nowhere.
  const pass = await findPass(house, { ...call, way }, who);
  const changed = await changeCall(house, input, async (change) => {
    await lockDevice(change.tx, who.deviceId);
    await requireMayJoin(house, change.tx, { ...change, who });
    change.call.way = way === 'room' ? 'room' : change.call.way;
    await comeIn(change, who);
    return change;
  });
  if (!changed) throw refuse('call_not_found');
  await readRecord(house, who, call);
  return {
    call: presentCall(changed.call, changed.people),
    // It may have moved meanwhile.
    pass: pass ?? (await findPass(house, changed.call, who)),
    iceServers: iceServersFor(house, who),
  };
};
