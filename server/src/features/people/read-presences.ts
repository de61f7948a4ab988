import type { AccountId, Presence } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readSettings } from '../accounts/index.ts';
import { findOnline } from './find-online.ts';
import { readLastSeen, readStandings, type LastSeen } from './presence-store.ts';
import { presentPresence } from './present.ts';
import { whatShows, type ShownPresence } from './rules.ts';

/** The later of the two; of somebody who is here now, nothing is told of this time. */
const lastSeenOf = ({ left, heard }: LastSeen, isHere: boolean): Date | null =>
  !isHere && heard && (!left || heard > left) ? heard : left;

/** Who is here, as a function of the watcher: everybody shows themselves to those whom they have chosen. */
export const readPresences = async (
  house: House,
  asked: { ids: readonly AccountId[]; watchers: readonly AccountId[] },
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
  // Only of those who show it to somebody who asks, or who were not seen to go.
  const shown = asked.ids.filter((id) =>
    asked.watchers.some((watcher) => {
      const shows = shownTo(id, watcher);
      return shows.online || (shows.lastSeen && lastSeen.get(id)?.heard);
    }),
  );
  const online = await findOnline(house, shown);
  return (id, watcher) => {
    const seen = lastSeen.get(id) ?? { left: null, heard: null };
    const state = { online: online.has(id), lastSeenAt: lastSeenOf(seen, online.has(id)) };
    return presentPresence(id, state, shownTo(id, watcher));
  };
};
