export * from './hooks.ts';
export * from './friends.ts';
export { peopleData } from './load-people.ts';
export { loadInChat } from './load-in-chat.ts';
export { loadPersons } from './load-persons.ts';
export { rememberPersons } from './remember-persons.ts';
export { compareNames, matchesInitials } from './rules.ts';
export { type FriendLists } from './select-friends.ts';
export { displayName, findPerson, nameOf, peopleStore, type PeopleState } from './state.ts';
