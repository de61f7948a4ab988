import type { AccountId, Presence } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readSettings } from '../accounts/index.ts';
import { readLastSeen, readShowsTo } from './presence-store.ts';
import { presentPresence } from './present.ts';

/** Who is here, as a function of the watcher: everybody shows themselves to those they have added alone. */
export const readPresences = async (
  house: House,
  asked: { ids: readonly AccountId[]; watchers: readonly AccountId[] },
  isOnline: (id: AccountId) => boolean,
): Promise<(id: AccountId, watcher: AccountId) => Presence> => {
  const [shows, settings, lastSeen] = await Promise.all([
    readShowsTo(house.db, asked.ids, asked.watchers),
    readSettings(house.db, asked.ids),
    readLastSeen(house.db, asked.ids),
  ]);
  return (id, watcher) => {
    const shown = id === watcher || shows.get(id)?.has(watcher);
    const state = { online: isOnline(id), lastSeenAt: lastSeen.get(id) ?? null };
    return presentPresence(id, state, shown ? settings.get(id) : undefined);
  };
};
