import type { AccountId, AccountSettings, Friend, Person, Presence } from '@maru/contract';
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

/** How somebody is here, as far as they show it. `settings` is undefined for those who show me nothing. */
export const presentPresence = (
  accountId: AccountId,
  state: { online: boolean; lastSeenAt: Date | null },
  settings: Pick<AccountSettings, 'showOnline' | 'showLastSeen'> | undefined,
): Presence => ({
  accountId,
  online: settings?.showOnline ? state.online : null,
  lastSeenAt: settings?.showLastSeen ? (state.lastSeenAt?.toISOString() ?? null) : null,
});
