import type { AccountId } from '@maru/contract';
import { displayName, findPerson, peopleStore } from '../../people/index.ts';

const nameOf = (id: AccountId): string => {
  const person = findPerson(peopleStore.getState(), id);
  return person ? displayName(person) : '';
};

/** The names I see for some people, one after the other. */
export const listNames = (ids: readonly AccountId[]): string => ids.map(nameOf).filter(Boolean).join(', ');
