import { requireRoom } from '../chats/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { changeCall, requireCall } from './change-call.ts';
import { goFrom, stopElsewhere, stopRinging } from './end-call.ts';
import { tellRinging } from './ringing.ts';

/** Hangs up. From a device that is not in the call it changes nothing. */
export const leaveCall: SignedVerb<'calls.leave'> = async ({ house, who }, { chatId, callId, why }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  await requireCall(house, room, { callId, reader: who.accountId });
  await changeCall(house, { chatId, callId }, async (change) => {
    const me = change.people.find((person) => person.account_id === who.accountId);
    if (change.call.ended_at || me?.state !== 'in' || me.device_id !== who.deviceId) return false;
    await goFrom(change, me, { at: change.now, why });
    return true;
  });
  return {};
};

/** Does not answer. */
export const declineCall: SignedVerb<'calls.decline'> = async ({ house, who }, { chatId, callId }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  await requireCall(house, room, { callId, reader: who.accountId });
  await changeCall(house, { chatId, callId }, async (change) => {
    const me = change.people.find((person) => person.account_id === who.accountId);
    if (me?.state !== 'rung') return false;
    stopElsewhere(change, who, 'declinedElsewhere');
    await tellRinging(house, change.tx, {
      call: change.call,
      accountIds: [who.accountId],
      by: change.call.started_by,
      stopped: 'elsewhere',
    });
    await stopRinging(change, me, { state: 'declined', why: 'declined' });
    return true;
  });
  return {};
};

/** A device rings: whoever calls is shown so. Of those who are to hear nothing, nothing is told. */
export const callRings: SignedVerb<'calls.rings'> = async ({ house, who }, { chatId, callId }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  await requireCall(house, room, { callId, reader: who.accountId });
  await changeCall(house, { chatId, callId }, async (change) => {
    const me = change.people.find((person) => person.account_id === who.accountId);
    if (me?.state !== 'rung' || me.heard || me.shielded) return false;
    me.heard = true;
    change.within = true;
    return true;
  });
  return {};
};
