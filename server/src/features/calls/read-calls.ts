import { findRoom, requireRoom } from '../chats/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { requireCall } from './change-call.ts';
import { readPeopleOf } from './people-store.ts';
import { presentCall } from './present.ts';
import { canRecord } from './record-call.ts';
import { isKeptFrom } from './rules.ts';
import { readLiveFor } from './store.ts';

/** How a call stands, or how it ended. */
export const getCall: SignedVerb<'calls.get'> = async ({ house, who }, { chatId, callId }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const { call, people } = await requireCall(house, room, { callId, reader: who.accountId });
  return { call: presentCall(call, people) };
};

/** Calls that go on in my chats. That I am rung, I do not hear of those who are nothing to me yet. */
export const liveCalls: SignedVerb<'calls.live'> = async ({ house, who }) => {
  const rows = await readLiveFor(house.db, who.accountId);
  const people = await readPeopleOf(house.db, rows);
  const calls = [];
  for (const call of rows) {
    const room = await findRoom(house, call.chat_id);
    if (!room?.members.has(who.accountId) || isKeptFrom(room, call, who.accountId)) continue;
    const shielded = (people.get(call.call_id) ?? []).some(
      (person) => person.account_id === who.accountId && person.state === 'rung' && person.shielded,
    );
    const shown = presentCall(call, people.get(call.call_id) ?? []);
    calls.push(shielded ? { ...shown, ringing: [] } : shown);
  }
  return { calls, deviceId: who.deviceId };
};

/** What this host offers to calls. */
export const describeOffers: SignedVerb<'calls.readiness'> = async ({ house }) => {
  const { engine, videoPeople, voicePeople, relay } = house.media.offers;
  const on = house.hostSettings.current().calls === 'on';
  return { on, engine, videoPeople, voicePeople, relay, recording: canRecord(house) };
};
