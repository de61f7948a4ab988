import type { AccountId, ReadMarks, RefusalCode } from '@maru/contract';
import type { ListRow } from './list-store.ts';
import type { Room } from './rooms.ts';

/** How far people have read, by numbers alone. */
export type CountedMarks = Pick<ReadMarks, 'version' | 'marks'>;

/** Does a chat belong in its member's list? One that was left, or opened by the other and never written in, does not. */
export const isListed = (row: ListRow, reader: AccountId): boolean => {
  if (row.left_list) return row.message_seq !== null;
  return row.kind !== 'direct' || row.message_seq !== null || row.created_by === reader;
};

/**
 * Does nobody in this room learn how far somebody reads? They have not decided about a stranger, have blocked the
 * other, or do not show it.
 */
export const isReadingWithheld = (room: Room, accountId: AccountId): boolean =>
  room.strangers.has(accountId) || room.blockers.has(accountId) || room.hiding.has(accountId);

/** Is a member told nothing of how far the others have read? Who does not show theirs, and who has blocked the other. */
export const isBlind = (room: Room, accountId: AccountId): boolean =>
  room.hiding.has(accountId) || room.blockers.has(accountId);

/**
 * The marks as a member is told of them. In a one-to-one chat it is not told that the other one hides theirs: unread,
 * blocked and hidden look alike.
 */
export const presentMarks = (room: Room, accountId: AccountId, marks: CountedMarks): ReadMarks => {
  const mine = !room.hiding.has(accountId);
  return {
    version: marks.version,
    marks: isBlind(room, accountId) ? [] : marks.marks,
    hidden: room.kind === 'group' && mine ? room.hiding.size : 0,
    mine,
  };
};

/** Why somebody cannot look after a group. */
export const whyNotHost = (room: Room, accountId: AccountId): RefusalCode | undefined => {
  if (room.kind !== 'group') return 'not_a_group';
  return room.members.get(accountId)?.role === 'host' ? undefined : 'not_a_host';
};
