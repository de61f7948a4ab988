import type { Friend } from '@maru/contract';
import { compareNames, matchesInitials } from './rules.ts';
import { displayName, type PeopleState } from './state.ts';

/** My friends as the page of friends shows them. */
export interface FriendLists {
  favourites: Friend[];
  /** All that are not hidden, favourites among them. */
  friends: Friend[];
  hidden: Friend[];
}

const answers = (friend: Friend, search: string): boolean =>
  matchesInitials(displayName(friend), search) ||
  matchesInitials(friend.name, search) ||
  (search.trim() !== '' && (friend.handle ?? '').includes(search.trim().toLowerCase()));

/** Sorts my friends into lists; `search` leaves those it finds. */
export const selectFriends = (friends: PeopleState['friends'], search = ''): FriendLists => {
  const found = Object.values(friends)
    .filter((friend) => !friend.gone && answers(friend, search))
    .sort((one, other) => compareNames(displayName(one), displayName(other)));
  const shown = found.filter((friend) => !friend.hidden);
  return {
    favourites: shown.filter((friend) => friend.favourite),
    friends: shown,
    hidden: found.filter((friend) => friend.hidden),
  };
};
