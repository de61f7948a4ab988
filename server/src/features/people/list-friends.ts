import type { SignedVerb } from '../../platform/house.ts';
import { findPersons } from '../accounts/index.ts';
import { presentFriend } from './present.ts';
import { readBlocks, readFriends, readRequests } from './store.ts';

/** My friends, the requests that wait for me, and whom I have blocked. */
export const listFriends: SignedVerb<'people.listFriends'> = async ({ house, who }) => {
  const [friends, requests, blocked] = await Promise.all([
    readFriends(house.db, who.accountId),
    readRequests(house.db, who.accountId),
    readBlocks(house.db, who.accountId),
  ]);
  const ids = [
    ...friends.map((row) => row.friend_id),
    ...requests.map((row) => row.by_id),
    ...blocked.map((row) => row.blocked_id),
  ];
  const persons = await findPersons(house.db, ids, { reader: who.accountId });
  return {
    friends: friends.flatMap((row) => {
      const person = persons.get(row.friend_id);
      return person ? [presentFriend(person, row)] : [];
    }),
    requests: requests.flatMap(({ by_id: by, at }) => {
      const person = persons.get(by);
      return person ? [{ person, at: at.toISOString() }] : [];
    }),
    blocked: blocked.flatMap(({ blocked_id: id, level }) => {
      const person = persons.get(id);
      return person ? [{ ...person, level }] : [];
    }),
  };
};
