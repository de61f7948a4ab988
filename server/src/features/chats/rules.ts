import type { AccountId, RefusalCode } from '@maru/contract';
import type { ListRow } from './list-store.ts';
import type { Room } from './rooms.ts';

/** Does a chat belong in its member's list? One that was left, or opened by the other and never written in, does not. */
export const isListed = (row: ListRow, reader: AccountId): boolean => {
  if (row.left_list) return row.message_seq !== null;
  return row.kind !== 'direct' || row.message_seq !== null || row.created_by === reader;
};

/** Why somebody cannot look after a group. */
export const whyNotHost = (room: Room, accountId: AccountId): RefusalCode | undefined => {
  if (room.kind !== 'group') return 'not_a_group';
  return room.members.get(accountId)?.role === 'host' ? undefined : 'not_a_host';
};
