import type { AccountId, Person } from '@maru/contract';
import { accountsStore } from '../../accounts/index.ts';
import { findPerson, loadPersons, peopleStore } from '../../people/index.ts';

/** Those of them who are known here; the others are asked for and come when they come. */
export const listPersons = (ids: readonly AccountId[]): Person[] => {
  const { me } = accountsStore.getState();
  const wanted = [...new Set(ids)].filter((id) => id !== me?.id);
  loadPersons(wanted);
  const state = peopleStore.getState();
  return wanted.flatMap((id) => state.persons[id] ?? []);
};

/** Somebody as a list shows them, at least by their id. */
export const personOf = (id: AccountId): Person | undefined => {
  const { me } = accountsStore.getState();
  if (me?.id === id) return me;
  return findPerson(peopleStore.getState(), id);
};
