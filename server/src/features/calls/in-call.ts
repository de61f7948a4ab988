import { requireRoom } from '../chats/index.ts';
import type { Caller, House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeCall, requireCall, requireSeat, type OneCall } from './change-call.ts';
import { findPass, openCallRoom } from './engine-rooms.ts';
import { beat, type PersonRow } from './people-store.ts';
import { presentCall } from './present.ts';
import type { CallRow } from './store.ts';
import { tellPerson } from './tell.ts';

/** A call in which the caller is with this device. */
export interface Seated {
  call: CallRow;
  people: PersonRow[];
  me: PersonRow;
}

/** The call and the caller's own seat in it. */
export const requireSeated = async (
  house: House,
  who: Caller,
  { chatId, callId }: OneCall,
): Promise<Seated> => {
  const room = await requireRoom(house, chatId, who.accountId);
  const found = await requireCall(house, room, { callId, reader: who.accountId });
  return { ...found, me: requireSeat(found, who) };
};

/** A device is still there; what it sends has perhaps changed. */
export const beatCall: SignedVerb<'calls.beat'> = async ({ house, who }, input) => {
  const { call, me } = await requireSeated(house, who, input);
  const { muted = me.muted, camera = me.camera } = input;
  if (muted === me.muted && camera === me.camera) {
    const still = await beat(
      house.db,
      { chat_id: call.chat_id, call_id: call.call_id, device_id: who.deviceId },
      house.clock.now(),
    );
    if (!still) throw refuse('not_in_call');
    return { rev: call.rev };
  }
  const changed = await changeCall(house, input, async (change) => {
    Object.assign(requireSeat(change, who), { muted, camera, beat_at: change.now });
    change.within = true;
    return change;
  });
  return { rev: changed?.call.rev ?? call.rev };
};

/** Raises a hand, or takes it down. */
export const raiseHand: SignedVerb<'calls.hand'> = async ({ house, who }, input) => {
  const { me } = await requireSeated(house, who, input);
  if (input.up === (me.hand_at !== null)) return {};
  await changeCall(house, input, async (change) => {
    requireSeat(change, who).hand_at = input.up ? change.now : null;
    change.within = true;
    return true;
  });
  return {};
};

/** Lets an emoji rise for everybody in the call. */
export const reactInCall: SignedVerb<'calls.react'> = async ({ house, who }, input) => {
  const { people } = await requireSeated(house, who, input);
  const { chatId, callId, emoji } = input;
  for (const { state, account_id: accountId, device_id: device } of people)
    if (state === 'in' && device)
      tellPerson(
        house,
        { accountId, device },
        { kind: 'call.reacted', body: { chatId, callId, from: who.accountId, emoji } },
      );
  return {};
};

/** Lets a call of two go over the host from now on. */
export const moveCall: SignedVerb<'calls.move'> = async ({ house, who }, input) => {
  const { call } = await requireSeated(house, who, input);
  if (call.way === 'direct') await openCallRoom(house, call);
  const changed = await changeCall(house, input, async (change) => {
    requireSeat(change, who);
    if (change.call.way === 'room') return false;
    change.call.way = 'room';
    return change;
  });
  const now = changed ?? (await requireSeated(house, who, input));
  const pass = await findPass(house, now.call, who);
  if (!pass) throw refuse('calls_off');
  return { call: presentCall(now.call, now.people), pass };
};

/** A new pass for the room of the call. */
export const renewPass: SignedVerb<'calls.pass'> = async ({ house, who }, input) => {
  const { call } = await requireSeated(house, who, input);
  const pass = await findPass(house, call, who);
  if (!pass) throw refuse('calls_off');
  return { pass };
};
