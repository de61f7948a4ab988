import { limits, type AccountId, type CallEnd, type RefusalCode } from '@maru/contract';
import type { Room } from '../chats/index.ts';
import type { PersonRow } from './people-store.ts';
import type { CallRow } from './store.ts';

const second = 1_000;

/** Whole seconds between two moments; none where there was no beginning. */
export const secondsOf = (from: Date | null, to: Date): number =>
  from ? Math.max(0, Math.round((to.getTime() - from.getTime()) / second)) : 0;

/** For how long somebody was with others in this stay: being alone before anybody came does not count. */
export const staySeconds = (
  { answered_at: answeredAt }: Pick<CallRow, 'answered_at'>,
  { joined_at: joinedAt }: Pick<PersonRow, 'joined_at'>,
  until: Date,
): number =>
  answeredAt && joinedAt ? secondsOf(new Date(Math.max(answeredAt.getTime(), joinedAt.getTime())), until) : 0;

/** Until when somebody who is rung now is rung. */
export const ringsUntil = (now: Date): Date => new Date(now.getTime() + limits.calls.ringSeconds * second);

/** Whoever was last heard of before this moment is gone. A host that has just begun lets everybody be heard of first. */
export const lostBefore = (now: Date, startedAt: Date): Date => {
  const before = now.getTime() - limits.calls.lostSeconds * second;
  return new Date(startedAt.getTime() > before ? 0 : before);
};

/** Why nobody can be called in this room. */
export const whyNotCall = (room: Room): RefusalCode | undefined =>
  room.kind === 'self' || room.members.size < 2 ? 'call_alone' : undefined;

/** How a call ended of which the last one has gone; `why` is what they said, or what befell them. */
export const endOf = (call: Pick<CallRow, 'answered_at' | 'rang'>, why: 'ended' | 'failed'): CallEnd => {
  if (why === 'failed') return 'failed';
  return call.answered_at || !call.rang ? 'ended' : 'cancelled';
};

/** Is this call nothing to this reader? In a one-to-one chat, to whoever has blocked the other who started it. */
export const isKeptFrom = (room: Room, call: Pick<CallRow, 'started_by'>, reader: AccountId): boolean =>
  room.kind === 'direct' && room.blockers.has(reader) && call.started_by !== reader;

/** Is somebody of a one-to-one chat not to be rung by the other? They have blocked them, or do not know them yet. */
export const isShielded = (room: Room, callee: AccountId): boolean =>
  room.kind === 'direct' && (room.blockers.has(callee) || room.strangers.has(callee));

/** Is somebody not to see the call in their list either? A stranger's call they see, that of somebody they blocked never. */
export const isHidden = (room: Room, person: Pick<PersonRow, 'account_id' | 'shielded'>): boolean =>
  person.shielded && room.kind === 'direct' && room.blockers.has(person.account_id);

/** Somebody who has had nothing to do with this call so far. */
export const freshPerson = (
  call: Pick<CallRow, 'chat_id' | 'call_id'>,
  accountId: AccountId,
  { guest }: { guest: boolean },
): PersonRow => ({
  chat_id: call.chat_id,
  call_id: call.call_id,
  account_id: accountId,
  state: 'rung',
  guest,
  device_id: null,
  rung_until: null,
  heard: false,
  shielded: false,
  joined_at: null,
  beat_at: null,
  was_in: false,
  seconds: 0,
  muted: false,
  camera: false,
  hand_at: null,
});

/** Somebody who is in a call from its beginning. */
export const seatFirst = (
  row: Pick<CallRow, 'chat_id' | 'call_id' | 'started_at'>,
  who: Pick<PersonRow, 'account_id' | 'device_id' | 'guest' | 'muted' | 'camera'>,
): PersonRow => ({
  ...freshPerson(row, who.account_id, who),
  device_id: who.device_id,
  muted: who.muted,
  camera: who.camera,
  state: 'in',
  joined_at: row.started_at,
  beat_at: row.started_at,
  was_in: true,
});
