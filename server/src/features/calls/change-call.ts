import type { AccountId, CallId, ChatId } from '@maru/contract';
import { findRoom, type Room } from '../chats/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Caller, House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readPeople, savePeople, type PersonRow } from './people-store.ts';
import { presentCall } from './present.ts';
import { isKeptFrom } from './rules.ts';
import { lockCall, readCall, saveCall, type CallRow } from './store.ts';
import { tellMembers, tellPerson } from './tell.ts';

/** A call while it is being changed: what is changed in `call` and `people` is kept at the end, and told to the members. */
export interface Change {
  house: House;
  tx: Tx;
  room: Room;
  call: CallRow;
  people: PersonRow[];
  now: Date;
  /** Only those in the call are told: it is nothing to the others whose hand is up. */
  within?: boolean;
}

/** Which call. */
export interface OneCall {
  chatId: ChatId;
  callId: CallId;
}

/** Members of a one-to-one chat who are told nothing: they have blocked whoever started the call. */
export const keptFrom = (room: Room, call: CallRow): AccountId[] =>
  [...room.blockers].filter((accountId) => isKeptFrom(room, call, accountId));

/** Tells the members of the chat how the call stands now. */
export const tellChanged = (
  house: House,
  { room, call, people, within }: Pick<Change, 'room' | 'call' | 'people' | 'within'>,
): void => {
  const signal = { kind: 'call.changed', body: { call: presentCall(call, people) } } as const;
  if (!within) return tellMembers(house, { log: chatLog(room.id), but: keptFrom(room, call) }, signal);
  for (const { state, account_id: accountId } of people)
    if (state === 'in') tellPerson(house, { accountId }, signal);
};

/** Keeps what was changed, and tells it when it is committed. */
export const keepChange = async (change: Change): Promise<void> => {
  const { house, tx, call, people } = change;
  await saveCall(tx, call);
  await savePeople(tx, people);
  tx.onCommit(() => tellChanged(house, change));
};

/** Changes a call inside a larger change. */
export const changeCallIn = async <Result>(
  { house, tx, room }: Pick<Change, 'house' | 'tx' | 'room'>,
  callId: CallId,
  work: (change: Change) => Promise<Result | false>,
): Promise<Result | undefined> => {
  const call = await lockCall(tx, room.id, callId);
  if (!call) throw refuse('call_not_found');
  const people = await readPeople(tx, call);
  const change: Change = { house, tx, room, call, people, now: house.clock.now() };
  const result = await work(change);
  if (result === false) return undefined;
  await keepChange(change);
  return result;
};

/** Changes a call, one change after the other. `work` gives false where nothing was changed. Refuses call_not_found. */
export const changeCall = async <Result>(
  house: House,
  { chatId, callId }: OneCall,
  work: (change: Change) => Promise<Result | false>,
): Promise<Result | undefined> => {
  const room = await findRoom(house, chatId);
  if (!room) throw refuse('chat_not_found');
  return house.db.transaction((tx) => changeCallIn({ house, tx, room }, callId, work));
};

/** A call as it stands. Refuses call_not_found, also to whoever has blocked the one who started it. */
export const requireCall = async (
  house: House,
  room: Room,
  { callId, reader }: { callId: CallId; reader: AccountId },
): Promise<{ call: CallRow; people: PersonRow[] }> => {
  const call = await readCall(house.db, room.id, callId);
  if (!call || isKeptFrom(room, call, reader)) throw refuse('call_not_found');
  return { call, people: await readPeople(house.db, call) };
};

/** The caller's own seat, where they are in the call with this very device. Refuses call_over and not_in_call. */
export const requireSeat = (
  { call, people }: { call: CallRow; people: readonly PersonRow[] },
  who: Pick<Caller, 'accountId' | 'deviceId'>,
): PersonRow => {
  if (call.ended_at) throw refuse('call_over', { why: call.why });
  const seat = people.find((person) => person.account_id === who.accountId);
  if (seat?.state !== 'in' || seat.device_id !== who.deviceId) throw refuse('not_in_call');
  return seat;
};
