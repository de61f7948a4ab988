import type { GroupMember } from '../engine/index.ts';
import type { DeviceName, Duties, RoomRecord } from './types.ts';

const day = 24 * 60 * 60 * 1000;

/** When a device renews its keys in a room by itself. */
export const healing = {
  /** After so many messages of its own. */
  said: 200,
  /** After so long, where it has said something since. */
  speakerMs: day,
  /** After so long, where it has only read. */
  readerMs: 7 * day,
};

/** How many keys of what was said are remembered. */
export const rememberedKeys = 64;

/** Whether two names are of the same device. */
export function isDevice(one: DeviceName, other: DeviceName): boolean {
  return one.accountId === other.accountId && one.deviceId === other.deviceId;
}

/** The name of a device alone. */
export function nameOf({ accountId, deviceId }: DeviceName): DeviceName {
  return { accountId, deviceId };
}

/** Whether new keys of this device are due. */
export function isHealingDue(
  { healed, duties }: Pick<RoomRecord, 'healed' | 'duties'>,
  now: number,
): boolean {
  const age = now - healed.at;
  if (duties.heal || healed.said >= healing.said) return true;
  return (healed.said > 0 && age >= healing.speakerMs) || (healed.heard && age >= healing.readerMs);
}

/** The duties that are left when these are in the room: nobody is removed who is not in it, or added who is. */
export function dutiesWith(duties: Duties, members: readonly GroupMember[]): Duties {
  return {
    ...duties,
    remove: duties.remove.filter((one) => members.some((member) => isDevice(one, member))),
    add: duties.add.filter((one) => !members.some((member) => isDevice(one, member))),
  };
}

/** Adds devices to those who are to be removed: of what is named, those who are in the room and are not this one. */
export function withRemovals(
  duties: Duties,
  gone: (member: GroupMember) => boolean,
  { members, me }: { members: readonly GroupMember[]; me: DeviceName },
): Duties {
  const due = members.filter(
    (member) => gone(member) && !isDevice(member, me) && !duties.remove.some((one) => isDevice(one, member)),
  );
  return due.length === 0 ? duties : { ...duties, remove: [...duties.remove, ...due.map(nameOf)] };
}

/**
 * Adds a device to those who are to be taken in: one of a person who is in (its certificate is held against the person's
 * pinned key), or of one whom this device has invited. On the host's word alone, nobody comes in.
 */
export function withWaiting(
  { duties, invited }: Pick<RoomRecord, 'duties' | 'invited'>,
  device: DeviceName,
  members: readonly GroupMember[],
): Duties {
  const isKnown =
    invited.includes(device.accountId) || members.some(({ accountId }) => accountId === device.accountId);
  const isThere = [...members, ...duties.add].some((one) => isDevice(one, device));
  return isKnown && !isThere ? { ...duties, add: [...duties.add, nameOf(device)] } : duties;
}

/** Whether nobody but me is left in a room of two, those counted who are about to be removed. */
export function isPartnerGone(
  { kind, duties }: Pick<RoomRecord, 'kind' | 'duties'>,
  members: readonly GroupMember[],
  me: DeviceName,
): boolean {
  if (kind !== 'direct') return false;
  return members.every(
    (member) => member.accountId === me.accountId || duties.remove.some((one) => isDevice(one, member)),
  );
}
