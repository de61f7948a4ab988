import type { AccountId, Blocked, ChatId, Friend, FriendRequest, Person, Presence } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
import { registerWords, translate } from '../../platform/i18n/index.ts';
import { firstWordsEn } from './words-first.en.ts';
import { firstWordsKo } from './words-first.ko.ts';

registerWords({ en: firstWordsEn, ko: firstWordsKo });

export interface PeopleState {
  /** True once the host, or the local store, has told who my friends are. */
  loaded: boolean;
  friends: Readonly<Record<AccountId, Friend>>;
  requests: readonly FriendRequest[];
  blocked: Readonly<Record<AccountId, Blocked>>;
  /** Everybody seen so far: writers, members, faces. */
  persons: Readonly<Record<AccountId, Person>>;
  /** How people look in chats for which they chose another profile, by `<chat> <person>`. */
  inChats: Readonly<Record<string, Person>>;
  presences: Readonly<Record<AccountId, Presence>>;
}

export const firstPeople: PeopleState = {
  loaded: false,
  friends: {},
  requests: [],
  blocked: {},
  persons: {},
  inChats: {},
  presences: {},
};

export const peopleStore = createStore<PeopleState>(() => firstPeople);

/** The name I see for somebody: mine for them before their own; of those who are gone, only that. */
export const displayName = (person: Person | Friend): string =>
  person.gone ? translate('people.gone') : ('ownName' in person && person.ownName) || person.name;

/** Takes how somebody looks in the chat that they chose that profile for. */
export const placeInChat = (state: PeopleState, person: Person): PeopleState => ({
  ...state,
  inChats: { ...state.inChats, [`${person.in} ${person.id}`]: person },
});

/** In this chat somebody looks as they do everywhere. */
export const placeOutOfChat = (state: PeopleState, chatId: ChatId, id: AccountId): PeopleState => {
  const { [`${chatId} ${id}`]: gone, ...inChats } = state.inChats;
  return gone ? { ...state, inChats } : state;
};

const mixed = new WeakMap<Person, { friend: Friend; both: Friend }>();

/** A friend as they look in a chat, with what only I know of them. The same objects in give the same object out. */
const mix = (friend: Friend, face: Person): Friend => {
  const known = mixed.get(face);
  if (known?.friend === friend) return known.both;
  const both = { ...friend, ...face };
  mixed.set(face, { friend, both });
  return both;
};

/** Somebody by id, as a friend where they are one; with `chatId`, as they look in that chat. */
export const findPerson = (
  state: PeopleState,
  id: AccountId,
  chatId?: ChatId | null,
): Friend | Person | undefined => {
  const friend = state.friends[id];
  const face = chatId ? state.inChats[`${chatId} ${id}`] : undefined;
  if (face) return friend ? mix(friend, face) : face;
  return friend ?? state.persons[id] ?? state.blocked[id];
};

/** The name I see for an id; empty for somebody never heard of. */
export const nameOf = (state: PeopleState, id: AccountId, chatId?: ChatId | null): string => {
  const person = findPerson(state, id, chatId);
  return person ? displayName(person) : '';
};
