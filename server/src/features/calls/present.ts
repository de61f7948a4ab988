import {
  limits,
  type AccountId,
  type CallEnd,
  type CallResult,
  type HistoryCall,
  type LiveCall,
  type MessageContent,
} from '@maru/contract';
import type { HistoryRow } from './history-store.ts';
import type { PersonRow } from './people-store.ts';
import { secondsOf } from './rules.ts';
import type { CallRow } from './store.ts';

/** How a call ended; null while it goes on. */
export const presentResult = (call: CallRow, people: readonly PersonRow[]): CallResult | null =>
  call.ended_at && {
    why: call.why ?? 'ended',
    at: call.ended_at.toISOString(),
    seconds: secondsOf(call.answered_at, call.ended_at),
    people: people
      .filter((person) => person.was_in)
      .slice(0, limits.calls.named)
      .map((person) => person.account_id),
    ...(call.moved_chat_id &&
      call.moved_call_id && { movedTo: { chatId: call.moved_chat_id, callId: call.moved_call_id } }),
  };

/** A call as the members of its chat see it. */
export const presentCall = (call: CallRow, people: readonly PersonRow[]): LiveCall => ({
  callId: call.call_id,
  chatId: call.chat_id,
  kind: call.kind,
  way: call.way,
  by: call.started_by,
  startedAt: call.started_at.toISOString(),
  answeredAt: call.answered_at?.toISOString() ?? null,
  people: people.flatMap((person) =>
    person.state === 'in' && person.device_id && person.joined_at
      ? [
          {
            accountId: person.account_id,
            deviceId: person.device_id,
            joinedAt: person.joined_at.toISOString(),
            guest: person.guest,
            handAt: person.hand_at?.toISOString() ?? null,
            muted: person.muted,
            camera: person.camera,
          },
        ]
      : [],
  ),
  ringing: people.filter((person) => person.state === 'rung').map((person) => person.account_id),
  heard: people
    .filter((person) => person.state === 'rung' && person.heard)
    .map((person) => person.account_id),
  recording:
    call.recorded_by && call.recorded_since
      ? { by: call.recorded_by, since: call.recorded_since.toISOString() }
      : null,
  seq: call.seq,
  rev: call.rev,
  ended: presentResult(call, people),
});

/** What the message holds that tells of a call. */
export const presentRecord = (call: CallRow, people: readonly PersonRow[]): MessageContent => {
  const result = presentResult(call, people);
  return {
    type: 'call',
    callId: call.call_id,
    kind: call.kind,
    rang: call.rang,
    ...(result && { ended: { why: result.why, seconds: result.seconds, people: result.people } }),
  };
};

/** A call in the list of somebody. */
export const presentHistory = (row: HistoryRow): HistoryCall => ({
  callId: row.call_id,
  chatId: row.chat_id,
  kind: row.kind,
  direction: row.started_by === row.account_id ? 'out' : 'in',
  by: row.started_by,
  at: row.at.toISOString(),
  why: row.why,
  seconds: row.seconds,
  missed: row.missed,
  seen: row.seen,
});

/** How a call went for one person, as it is kept in their list. */
export const historyOf = (
  call: CallRow,
  person: Pick<PersonRow, 'account_id' | 'was_in' | 'seconds' | 'state'>,
  why: CallEnd,
): HistoryRow => {
  const isCaller: boolean = call.started_by === person.account_id;
  const missed = !isCaller && !person.was_in && why !== 'declined';
  return {
    account_id: person.account_id satisfies AccountId,
    call_id: call.call_id,
    chat_id: call.chat_id,
    kind: call.kind,
    started_by: call.started_by,
    at: call.started_at,
    why,
    seconds: person.seconds,
    missed,
    seen: !missed,
  };
};
