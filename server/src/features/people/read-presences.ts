import type { AccountId, Presence } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readSettings } from '../accounts/index.ts';
import { readLastSeen, readStandings } from './presence-store.ts';
import { presentPresence } from './present.ts';
import { whatShows, type ShownPresence } from './rules.ts';

/** Who is here, as a function of the watcher: everybody shows themselves to those whom they have chosen. */
export const readPresences = async (
  house: House,
  asked: { ids: readonly AccountId[]; watchers: readonly AccountId[] },
  isOnline: (id: AccountId) => boolean,
): Promise<(id: AccountId, watcher: AccountId) => Presence> => {
  const [standingOf, settings, lastSeen] = await Promise.all([
    readStandings(house.db, asked.ids, asked.watchers),
    readSettings(house.db, [...new Set([...asked.ids, ...asked.watchers])]),
    readLastSeen(house.db, asked.ids),
  ]);
  const shownTo = (id: AccountId, watcher: AccountId): ShownPresence => {
    const [watched, watching] = [settings.get(id), settings.get(watcher)];
    if (id === watcher) return { online: true, lastSeen: true };
    if (!watched || !watching) return { online: false, lastSeen: false };
    return whatShows(watched, watching, standingOf(id, watcher));
  };
  return (id, watcher) => {
    const state = { online: isOnline(id), lastSeenAt: lastSeen.get(id) ?? null };
    return presentPresence(id, state, shownTo(id, watcher));
  };
};
