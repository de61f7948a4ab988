import type { AccountId, Blocked, Friend, FriendRequest, Person, Presence } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

export interface PeopleState {
  /** True once the host, or the local store, has told who my friends are. */
  loaded: boolean;
  friends: Readonly<Record<AccountId, Friend>>;
  requests: readonly FriendRequest[];
  blocked: Readonly<Record<AccountId, Blocked>>;
  /** Everybody seen so far: writers, members, faces. */
  persons: Readonly<Record<AccountId, Person>>;
  presences: Readonly<Record<AccountId, Presence>>;
}

export const firstPeople: PeopleState = {
  loaded: false,
  friends: {},
  requests: [],
  blocked: {},
  persons: {},
  presences: {},
};

export const peopleStore = createStore<PeopleState>(() => firstPeople);

/** The name I see for somebody: mine for them before their own. */
export const displayName = (person: Person | Friend): string =>
  ('ownName' in person && person.ownName) || person.name;

/** Somebody by id, as a friend where they are one. */
export const findPerson = (state: PeopleState, id: AccountId): Friend | Person | undefined =>
  state.friends[id] ?? state.persons[id] ?? state.blocked[id];

/** The name I see for an id; empty for somebody never heard of. */
export const nameOf = (state: PeopleState, id: AccountId): string => {
  const person = findPerson(state, id);
  return person ? displayName(person) : '';
};
