import type {
  AccountEntryBodies,
  AccountId,
  Entry,
  FriendRequest,
  Person,
  Signal,
  SignalBodies,
} from '@maru/contract';
import { placeInChat, placeOutOfChat, type PeopleState } from './state.ts';

type Bodies = AccountEntryBodies;

const without = <Value>(all: Readonly<Record<AccountId, Value>>, id: AccountId) => {
  const { [id]: _gone, ...rest } = all;
  return rest as Readonly<Record<AccountId, Value>>;
};

const withoutRequest = (requests: readonly FriendRequest[], id: AccountId) =>
  requests.filter((request) => request.person.id !== id);

const receiveRequest = (state: PeopleState, request: FriendRequest): PeopleState => {
  const { id } = request.person;
  if (state.friends[id] || state.blocked[id]) return state;
  return { ...state, requests: [request, ...withoutRequest(state.requests, id)] };
};

/** Folds what happened among the people I know. */
export const applyEntry = (state: PeopleState, entry: Entry): PeopleState => {
  if (!entry.log.startsWith('account:')) return state;
  switch (entry.kind) {
    case 'friend.saved': {
      const { person } = entry.body as Bodies['friend.saved'];
      const requests = withoutRequest(state.requests, person.id);
      return { ...state, requests, friends: { ...state.friends, [person.id]: person } };
    }
    case 'friend.removed': {
      const { accountId } = entry.body as Bodies['friend.removed'];
      const gone = state.friends[accountId];
      const persons = gone ? { ...state.persons, [accountId]: gone } : state.persons;
      return { ...state, persons, friends: without(state.friends, accountId) };
    }
    case 'request.received':
      return receiveRequest(state, entry.body as Bodies['request.received']);
    case 'request.ignored': {
      const { accountId } = entry.body as Bodies['request.ignored'];
      return { ...state, requests: withoutRequest(state.requests, accountId) };
    }
    case 'person.blocked': {
      const { person } = entry.body as Bodies['person.blocked'];
      const requests = withoutRequest(state.requests, person.id);
      return { ...state, requests, blocked: { ...state.blocked, [person.id]: person } };
    }
    case 'person.unblocked': {
      const { accountId } = entry.body as Bodies['person.unblocked'];
      return { ...state, blocked: without(state.blocked, accountId) };
    }
  }
  return state;
};

/** Takes a person as they are now, wherever they are shown. */
export const applyPerson = (state: PeopleState, person: Person): PeopleState => {
  const before = state.friends[person.id];
  const persons = { ...state.persons, [person.id]: person };
  if (!before) return { ...state, persons };
  // Somebody who was about to leave may be back.
  const { gone: _gone, ...friend } = before;
  return { ...state, persons, friends: { ...state.friends, [person.id]: { ...friend, ...person } } };
};

/** Takes what is true now: presence, and changed profiles. */
export const applySignal = (state: PeopleState, signal: Signal): PeopleState => {
  if (signal.kind === 'presence') {
    const presence = signal.body as SignalBodies['presence'];
    return { ...state, presences: { ...state.presences, [presence.accountId]: presence } };
  }
  if (signal.kind === 'person.changed') {
    const { person, chatId } = signal.body as SignalBodies['person.changed'];
    if (person.in) return placeInChat(state, person);
    return applyPerson(chatId ? placeOutOfChat(state, chatId, person.id) : state, person);
  }
  return state;
};
