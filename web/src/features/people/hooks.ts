import type {
  AccountId,
  Blocked,
  ChatId,
  Friend,
  FriendRequest,
  Person,
  Presence,
  Relation,
} from '@maru/contract';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { findPersonBy } from './friends.ts';
import { loadInChat } from './load-in-chat.ts';
import { loadPersons } from './load-persons.ts';
import { compareNames } from './rules.ts';
import { selectFriends, type FriendLists } from './select-friends.ts';
import { findPerson, nameOf, peopleStore } from './state.ts';
import { watchPresence } from './watch-presence.ts';

/** True once it is known who my friends are, be it none. */
export const usePeopleLoaded = (): boolean => useStore(peopleStore, (state) => state.loaded);

/** My friends, sorted; `search` finds parts of names, initial consonants and handles. */
export const useFriends = (search = ''): FriendLists => {
  const friends = useStore(peopleStore, (state) => state.friends);
  return useMemo(() => selectFriends(friends, search), [friends, search]);
};

/** Those who added me and wait for an answer, newest first. */
export const useFriendRequests = (): readonly FriendRequest[] =>
  useStore(peopleStore, (state) => state.requests);

/** Those I have blocked, sorted by name. */
export const useBlocked = (): Blocked[] => {
  const blocked = useStore(peopleStore, (state) => state.blocked);
  return useMemo(
    () => Object.values(blocked).sort((one, other) => compareNames(one.name, other.name)),
    [blocked],
  );
};

/** The chat that is shown here: people may look otherwise in it. */
export const PeopleIn = createContext<ChatId | null>(null);

/** Somebody by id, as they look where this is shown; loads them when nobody has told us of them yet. */
export const usePerson = (id: AccountId | null): Friend | Person | undefined => {
  const chatId = use(PeopleIn);
  const person = useStore(peopleStore, (state) => (id ? findPerson(state, id, chatId) : undefined));
  useEffect(() => {
    if (id && !person) loadPersons([id]);
    if (id && chatId) loadInChat(chatId, [id]);
  }, [id, person, chatId]);
  return person;
};

/** A friend by id; undefined for anybody else. */
export const useFriend = (id: AccountId): Friend | undefined =>
  useStore(peopleStore, (state) => state.friends[id]);

/** The name I see for somebody; empty while it loads. */
export const useDisplayName = (id: AccountId | null): string => {
  const chatId = use(PeopleIn);
  usePerson(id);
  return useStore(peopleStore, (state) => (id ? nameOf(state, id, chatId) : ''));
};

export const useIsBlocked = (id: AccountId | null): boolean =>
  useStore(peopleStore, (state) => id !== null && id in state.blocked);

/** Whether somebody has deleted their account. */
export const useIsGone = (id: AccountId | null): boolean =>
  useStore(peopleStore, (state) => id !== null && findPerson(state, id)?.gone === true);

/** Whether somebody is here; watches them while shown. */
export const usePresence = (id: AccountId | null): Presence | undefined => {
  useWatchPresence(useMemo(() => (id ? [id] : []), [id]));
  return useStore(peopleStore, (state) => (id ? state.presences[id] : undefined));
};

/** Watches who of these is online while shown; pass a list that stays the same between renderings. */
export const useWatchPresence = (ids: readonly AccountId[]): void => {
  useEffect(() => (ids.length > 0 ? watchPresence(ids) : undefined), [ids]);
};

/** Somebody's profile, fresh from the host. */
export interface Profile {
  person: Friend | Person | undefined;
  relation: Relation | undefined;
  /** The error of the last load; word it with `wordError`. */
  error: unknown;
}

export const useProfile = (id: AccountId): Profile => {
  const person = useStore(peopleStore, (state) => findPerson(state, id));
  const friend = useStore(peopleStore, (state) => id in state.friends);
  const blocked = useIsBlocked(id);
  const [self, setSelf] = useState<boolean>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let shown = true;
    setError(undefined);
    findPersonBy({ accountId: id }).then(
      ({ relation }) => shown && setSelf(relation.self),
      (reason: unknown) => shown && setError(reason),
    );
    return () => {
      shown = false;
    };
  }, [id]);
  const relation = useMemo(
    () => (self === undefined && !friend ? undefined : { friend, blocked, self: self ?? false }),
    [friend, blocked, self],
  );
  return { person, relation, error };
};
