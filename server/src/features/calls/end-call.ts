import { identityOf, type CallEnd } from '@maru/contract';
import { v7 } from 'uuid';
import { fillMessageIn } from '../messages/index.ts';
import { accountLog } from '../../platform/log/index.ts';
import type { Change } from './change-call.ts';
import { closeRoomSoon, sendOutSoon } from './engine-rooms.ts';
import { saveHistory, type HistoryRow } from './history-store.ts';
import { stopRecordingSoon } from './recordings.ts';
import { tellStopped } from './ringing.ts';
import type { PersonRow } from './people-store.ts';
import { historyOf, presentHistory, presentRecord } from './present.ts';
import { endOf, isHidden, staySeconds } from './rules.ts';
import { tellPerson } from './tell.ts';

/** So long those who have moved to another call may still be heard in the room of the first. */
const movingMs = 12_000;

/** Writes how the call went for these people into their lists, and tells their devices. */
export const listFor = async (
  { house, tx, call, room }: Change,
  people: readonly PersonRow[],
  why: CallEnd,
): Promise<void> => {
  const rows: HistoryRow[] = people
    .filter((person) => !isHidden(room, person) && room.members.has(person.account_id))
    .map((person) => historyOf(call, person, person.was_in && call.answered_at ? 'ended' : why));
  await saveHistory(tx, rows);
  await house.log.appendIn(
    tx,
    rows.map((row) => ({
      log: accountLog(row.account_id),
      author: row.account_id,
      key: v7(),
      kind: 'call.listed',
      body: { call: presentHistory(row) },
    })),
  );
};

/** Takes somebody out of the call, as of this moment. */
export const takeSeat = (change: Change, person: PersonRow, at: Date): void => {
  const { house, tx, call } = change;
  const device = person.device_id;
  person.state = 'left';
  person.seconds += staySeconds(call, person, at);
  person.hand_at = null;
  // Whoever has moved to another call is let out of the room by themselves, once they are heard in the other.
  if (call.way === 'room' && device && !call.moved_call_id)
    tx.onCommit(() =>
      sendOutSoon(house, call.call_id, identityOf({ accountId: person.account_id, deviceId: device })),
    );
};

/** Ends a call: nobody is in it or rung any more, its message says how it went, and so do the lists of those concerned. */
export const endCall = async (change: Change, why: CallEnd, at: Date): Promise<void> => {
  const { house, tx, call, people } = change;
  const rung = people.filter((person) => person.state === 'rung');
  for (const person of rung) person.state = 'missed';
  for (const person of people) if (person.state === 'in') takeSeat(change, person, at);
  call.ended_at = at;
  call.why = why;
  const recordingId = call.recording_id;
  // The messages of the chat before those of its people: logs are locked in this order everywhere.
  await fillMessageIn(house, tx, {
    chatId: call.chat_id,
    seq: call.seq,
    content: presentRecord(call, people),
  });
  await listFor(
    change,
    people.filter((person) => person.was_in || rung.includes(person)),
    why,
  );
  await tellStopped(change, rung, why);
  tx.onCommit(() => {
    if (recordingId) stopRecordingSoon(house, recordingId);
    if (call.way === 'room') closeRoomSoon(house, call.call_id, call.moved_call_id ? movingMs : 0);
  });
};

/** Somebody goes, or is gone: a call of two ends with the first, another one with the last. */
export const goFrom = async (
  change: Change,
  person: PersonRow,
  { at, why }: { at: Date; why: 'ended' | 'failed' },
): Promise<void> => {
  const { room, call, people } = change;
  const rest = people.filter((one) => one.state === 'in' && one !== person);
  if (room.kind === 'direct' || rest.length === 0) return endCall(change, endOf(call, why), at);
  takeSeat(change, person, at);
  return listFor(change, [person], 'ended');
};

/** Somebody who was rung is rung no longer, on any of their devices. A call of two that nobody else was rung for is over. */
export const stopRinging = async (
  change: Change,
  person: PersonRow,
  { state, why }: { state: 'declined' | 'missed' | 'busy'; why: CallEnd },
): Promise<void> => {
  const { room, now } = change;
  person.state = state;
  if (room.kind === 'direct') {
    await endCall(change, why, now);
    if (state !== 'declined') await tellStopped(change, [person], why);
    return listFor(change, [person], why);
  }
  await listFor(change, [person], why);
  if (state !== 'declined') await tellStopped(change, [person], why);
};

/** Says to somebody's other devices that one of them has decided. */
export const stopElsewhere = (
  { house, tx, call }: Change,
  who: { accountId: PersonRow['account_id']; deviceId: PersonRow['device_id'] },
  why: 'answeredElsewhere' | 'declinedElsewhere',
): void =>
  tx.onCommit(() =>
    tellPerson(
      house,
      { accountId: who.accountId, butDevice: who.deviceId ?? undefined },
      { kind: 'call.stopped', body: { chatId: call.chat_id, callId: call.call_id, why } },
    ),
  );
