import { identityOf } from '@maru/contract';
import { requireRoom, whyNotHost, type Room } from '../chats/index.ts';
import type { Caller, House, SignedVerb } from '../../platform/house.ts';
import { MediaTrouble } from '../../platform/media/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeCall, requireCall, type Change, type OneCall } from './change-call.ts';
import { goFrom, listFor } from './end-call.ts';
import { sendOutSoon } from './engine-rooms.ts';
import type { PersonRow } from './people-store.ts';
import { tellStopped } from './ringing.ts';
import type { CallRow } from './store.ts';
import { tellPerson } from './tell.ts';

const requireHosted = async (
  house: House,
  who: Caller,
  { chatId, callId }: OneCall,
): Promise<{ room: Room; call: CallRow; people: PersonRow[] }> => {
  const room = await requireRoom(house, chatId, who.accountId);
  const why = whyNotHost(room, who.accountId);
  if (why) throw refuse(why);
  const found = await requireCall(house, room, { callId, reader: who.accountId });
  if (found.call.ended_at) throw refuse('call_over', { why: found.call.why });
  return { room, ...found };
};

/** Takes somebody out of the call for as long as it goes on, be they in it or rung. */
const sendOut = async (change: Change, person: PersonRow): Promise<void> => {
  const { house, tx, call, now } = change;
  const { account_id: accountId, device_id: device, state } = person;
  if (state === 'rung') {
    await tellStopped(change, [person], 'cancelled');
    await listFor(change, [person], 'cancelled');
  }
  if (state === 'in') await goFrom(change, person, { at: now, why: 'ended' });
  person.state = 'removed';
  if (state !== 'in' || !device) return;
  tx.onCommit(() => {
    const body = { chatId: call.chat_id, callId: call.call_id };
    tellPerson(house, { accountId, device }, { kind: 'call.removed', body });
    sendOutSoon(house, call.call_id, identityOf({ accountId, deviceId: device }));
  });
};

/** Takes somebody out of the call. */
export const removePerson: SignedVerb<'calls.remove'> = async ({ house, who }, input) => {
  const { people } = await requireHosted(house, who, input);
  if (input.accountId === who.accountId) throw refuse('cannot_be_self');
  const known = people.find((person) => person.account_id === input.accountId);
  if (!known) throw refuse('member_not_found');
  await changeCall(house, input, async (change) => {
    const person = change.people.find((one) => one.account_id === input.accountId);
    if (change.call.ended_at || !person || person.state === 'removed') return false;
    await sendOut(change, person);
    return true;
  });
  return {};
};

/** Silences a device in the room of the call; whoever is not in there (yet) is only asked. */
const silence = async (house: House, call: CallRow, identity: string): Promise<void> => {
  try {
    await house.media.mute(call.call_id, identity, 'microphone');
  } catch (error) {
    if (!(error instanceof MediaTrouble)) throw error;
  }
};

/** Mutes somebody in the call, or everybody else. */
export const mutePerson: SignedVerb<'calls.mute'> = async ({ house, who }, input) => {
  await requireHosted(house, who, input);
  if (input.accountId === who.accountId) throw refuse('cannot_be_self');
  const changed = await changeCall(house, input, async (change) => {
    const muted = change.people.filter(
      (person) =>
        person.state === 'in' &&
        person.account_id !== who.accountId &&
        (input.accountId === null || person.account_id === input.accountId),
    );
    if (muted.length === 0 && input.accountId !== null) throw refuse('member_not_found');
    for (const person of muted) person.muted = true;
    change.within = true;
    return { call: change.call, muted };
  });
  const { chatId, callId } = input;
  for (const { account_id: accountId, device_id: device } of changed?.muted ?? []) {
    if (!device || !changed) continue;
    const body = { chatId, callId, by: who.accountId };
    tellPerson(house, { accountId, device }, { kind: 'call.muted', body });
    if (changed.call.way === 'room')
      await silence(house, changed.call, identityOf({ accountId, deviceId: device }));
  }
  return {};
};
