import type { AccountId, RefusalCode } from '@maru/contract';
import type { Room } from '../chats/index.ts';
import type { ItemRow } from './store.ts';

/** Why something cannot be given to these people: only who is in the chat can do it. */
export const whyNotAssign = (
  room: Room,
  assignees: readonly (AccountId | null | undefined)[],
): RefusalCode | undefined =>
  assignees.every((one) => !one || room.members.has(one)) ? undefined : 'member_not_found';

/** The place after all items. */
export const placeAtEnd = (items: readonly Pick<ItemRow, 'place'>[]): number =>
  Math.max(0, ...items.map((one) => one.place)) + 1;

/** The place right before an item, or at the end; undefined where that item is not there. */
export const placeBefore = (
  items: readonly Pick<ItemRow, 'item_id' | 'place'>[],
  { moved, before }: { moved: number; before: number | null },
): number | undefined => {
  const others = items
    .filter((one) => one.item_id !== moved)
    .sort((one, other) => one.place - other.place || one.item_id - other.item_id);
  if (before === null) return placeAtEnd(others);
  const at = others.findIndex((one) => one.item_id === before);
  const next = others[at];
  if (!next) return undefined;
  const previous = others[at - 1]?.place ?? next.place - 2;
  return (previous + next.place) / 2;
};

/** Places grow too close to stand between after many moves; then all are numbered anew. */
export const areTooClose = (items: readonly Pick<ItemRow, 'place'>[]): boolean => {
  const places = items.map((one) => one.place).sort((one, other) => one - other);
  return places.some((place, index) => index > 0 && place - (places[index - 1] ?? 0) < 1e-6);
};
