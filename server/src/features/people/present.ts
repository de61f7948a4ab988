import type { AccountId, Friend, Person, Presence } from '@maru/contract';
import type { ShownPresence } from './rules.ts';
import type { FriendRow } from './store.ts';

/** A friend, with what only I know of them. */
export const presentFriend = (person: Person, row: FriendRow): Friend => ({
  ...person,
  favourite: row.favourite,
  hidden: row.hidden,
  ownName: row.own_name,
  memo: row.memo,
  addedAt: row.added_at.toISOString(),
});

/** How somebody is here, as far as they show it. */
export const presentPresence = (
  accountId: AccountId,
  state: { online: boolean; lastSeenAt: Date | null },
  shown: ShownPresence,
): Presence => ({
  accountId,
  online: shown.online ? state.online : null,
  lastSeenAt: shown.lastSeen ? (state.lastSeenAt?.toISOString() ?? null) : null,
});
