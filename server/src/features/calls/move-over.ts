import type { CallId } from '@maru/contract';
import { requireRoom, type Room } from '../chats/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Caller, House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeCallIn, requireCall, requireSeat, type OneCall } from './change-call.ts';
import { endCall } from './end-call.ts';
import type { PersonRow } from './people-store.ts';
import { seatFirst } from './rules.ts';
import type { CallRow } from './store.ts';

const othersIn = (people: readonly PersonRow[], who: Caller): PersonRow[] =>
  people.filter((person) => person.state === 'in' && person.account_id !== who.accountId);

/** A call of two that goes on as another one, and its room. */
export interface Movable {
  room: Room;
  callId: CallId;
}

/** Refuses where a call of two cannot go on as the call of this group. */
export const requireMovable = async (
  house: House,
  who: Caller,
  { from, room }: { from: OneCall; room: Room },
): Promise<Movable> => {
  if (room.kind !== 'group') throw refuse('not_a_group');
  const old = await requireRoom(house, from.chatId, who.accountId);
  if (old.kind !== 'direct') throw refuse('bad_input', { field: 'from' });
  const { call, people } = await requireCall(house, old, { callId: from.callId, reader: who.accountId });
  requireSeat({ call, people }, who);
  const others = othersIn(people, who);
  if (others.length === 0) throw refuse('call_alone');
  if (others.some(({ account_id: id }) => !room.members.has(id))) throw refuse('member_not_found');
  return { room: old, callId: from.callId };
};

/**
 * Ends a call of two that goes on as a call of a group, and gives those who were in it as they are in that one: with the same
 * devices, from its beginning, so that nobody has to answer a second time.
 */
export const moveOver = async (
  { house, tx, who }: { house: House; tx: Tx; who: Caller },
  { room, callId }: Movable,
  row: CallRow,
): Promise<PersonRow[]> => {
  const moved = await changeCallIn({ house, tx, room }, callId, async (change) => {
    const { call, people, now } = change;
    requireSeat(change, who);
    const seated = people.filter((person) => person.state === 'in').map((person) => seatFirst(row, person));
    Object.assign(call, {
      moved_chat_id: row.chat_id,
      moved_call_id: row.call_id,
    } satisfies Partial<CallRow>);
    await endCall(change, 'ended', now);
    return seated;
  });
  return moved ?? [];
};
