import type { AccountId, DeviceId, RefusalCode } from '@maru/contract';
import type { Room } from '../chats/index.ts';
import type { LeafRow, Standing } from './room-store.ts';

/** Why a device cannot do anything in a room whose keys stand like this. */
export const whyNotHere = (standing: Standing): RefusalCode | undefined => {
  if (!standing.has_keys) return 'no_device_keys';
  return standing.in_room ? undefined : 'not_in_room_yet';
};

/** A commit, as far as its sender says what it does. */
export interface Wish {
  added: readonly { accountId: AccountId; deviceId: DeviceId }[];
  addMemberIds: readonly AccountId[];
  removeMemberIds: readonly AccountId[];
  removed: readonly LeafRow[];
}

/** Why somebody cannot commit this: people come and go in groups alone, and it is hosts who take others out. */
export const whyNotCommit = (room: Room, author: AccountId, wish: Wish): RefusalCode | undefined => {
  const { addMemberIds, removeMemberIds } = wish;
  if (room.kind !== 'group' && addMemberIds.length + removeMemberIds.length > 0) return 'not_a_group';
  if (removeMemberIds.includes(author)) return 'member_not_found';
  if (room.members.get(author)?.role === 'host') return undefined;
  const isFree = (leaf: LeafRow) => leaf.gone || leaf.account_id === author;
  const takesOut = removeMemberIds.some((id) => room.members.has(id));
  return takesOut || !wish.removed.every(isFree) ? 'not_a_host' : undefined;
};

/** Those to whom a welcome is given who can use none: they are no members, have no keys, or are in the room already. */
export const misplaced = <Device extends { accountId: AccountId; deviceId: DeviceId }>(
  added: readonly Device[],
  of: {
    isMember: (id: AccountId) => boolean;
    hasKeys: (device: Device) => boolean;
    staying: readonly LeafRow[];
  },
): Device[] =>
  added.filter(
    (device) =>
      !of.isMember(device.accountId) ||
      !of.hasKeys(device) ||
      of.staying.some(
        (leaf) => leaf.account_id === device.accountId && leaf.device_id === device.deviceId && !leaf.gone,
      ),
  );
