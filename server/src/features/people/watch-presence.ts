import type { SignedVerb } from '../../platform/house.ts';
import { keepWatcher } from './presence.ts';
import { readPresences } from './read-presences.ts';

/** Watches these persons with the connection the call came over; over HTTP it only tells how it stands. */
export const watchPresence: SignedVerb<'people.watchPresence'> = async (
  { house, who, via },
  { accountIds },
) => {
  const ids = [...new Set(accountIds)];
  // Watching begins before the answer is read, so that no change falls in between.
  if (via.connection) keepWatcher(house, via.connection, ids);
  const presenceOf = await readPresences(house, { ids, watchers: [who.accountId] });
  return { presences: ids.map((id) => presenceOf(id, who.accountId)) };
};
