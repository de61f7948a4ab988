import type { AccountId } from '@maru/contract';
import { findSilenced } from '../chats/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { requireRoom } from '../chats/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeCall, requireSeat, type Change } from './change-call.ts';
import { listFor, stopRinging } from './end-call.ts';
import { readSeats, type PersonRow } from './people-store.ts';
import { presentCall } from './present.ts';
import { ring } from './ringing.ts';
import { freshPerson, isShielded, ringsUntil } from './rules.ts';

/** Who of these can be rung: nobody who is there already, was sent out, or does not want to hear of whoever calls. */
const findRingable = async (
  { tx, room, call, people }: Change,
  accountIds: readonly AccountId[],
  caller: AccountId,
): Promise<PersonRow[]> => {
  const ringable: PersonRow[] = [];
  for (const accountId of new Set(accountIds)) {
    const member = room.members.get(accountId);
    const known = people.find((person) => person.account_id === accountId);
    if (!member || accountId === caller || ['in', 'rung', 'removed'].includes(known?.state ?? '')) continue;
    if (room.kind === 'group' && (await findSilenced(tx, accountId))(room.id, caller)) continue;
    if (known) ringable.push(known);
    else {
      const fresh = freshPerson(call, accountId, { guest: member.role === 'guest' });
      people.push(fresh);
      ringable.push(fresh);
    }
  }
  return ringable;
};

/** Rings these people. Who is in another call hears nothing, and has missed this one. */
export const ringPeople = async (
  change: Change,
  accountIds: readonly AccountId[],
  by = change.call.started_by,
): Promise<void> => {
  const { tx, room, call, now } = change;
  const ringable = await findRingable(change, accountIds, by);
  const seats = await readSeats(
    tx,
    ringable.map((person) => person.account_id),
  );
  const isBusy = ({ account_id: id, shielded }: PersonRow) =>
    !shielded && seats.some((seat) => seat.account_id === id && seat.call_id !== call.call_id);
  for (const person of ringable) {
    person.shielded = isShielded(room, person.account_id);
    person.state = 'rung';
    person.heard = false;
    person.rung_until = ringsUntil(now);
  }
  const busy = ringable.filter(isBusy);
  if (room.kind === 'direct' && busy[0]) return stopRinging(change, busy[0], { state: 'busy', why: 'busy' });
  for (const person of busy) person.state = 'busy';
  if (busy.length > 0) await listFor(change, busy, 'busy');
  await ring(
    change,
    ringable.filter((person) => person.state === 'rung'),
    by,
  );
};

/** Rings members of the group who are not in the call. */
export const ringVerb: SignedVerb<'calls.ring'> = async ({ house, who }, { chatId, callId, accountIds }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  if (room.kind !== 'group') throw refuse('not_a_group');
  if (accountIds.some((id) => !room.members.has(id))) throw refuse('member_not_found');
  const call = await changeCall(house, { chatId, callId }, async (change) => {
    requireSeat(change, who);
    await ringPeople(change, accountIds, who.accountId);
    return change;
  });
  if (!call) throw refuse('call_not_found');
  return { call: presentCall(call.call, call.people) };
};
