import type { Person } from '@maru/contract';
import { keep } from '../../platform/session/index.ts';
import { peopleStore } from './state.ts';

/** A member or friend knows more than a person; only what makes a person is remembered. */
const asPerson = ({ id, handle, name, photo, cover, status, guest }: Person): Person => ({
  id,
  handle,
  name,
  photo,
  cover,
  status,
  guest,
});

const same = (one: Person | undefined, other: Person): boolean =>
  one !== undefined &&
  one.name === other.name &&
  one.photo === other.photo &&
  one.handle === other.handle &&
  one.status === other.status &&
  one.cover === other.cover;

/** Remembers persons that came along with something else, so that their names and faces can be shown. */
export const rememberPersons = (persons: readonly Person[]): void => {
  const known = peopleStore.getState().persons;
  const fresh = persons.filter((person) => !same(known[person.id], person)).map(asPerson);
  if (fresh.length === 0) return;
  const added = Object.fromEntries(fresh.map((person) => [person.id, person]));
  peopleStore.setState({ persons: { ...known, ...added } });
  keep(fresh.map((person) => ({ table: 'persons', key: person.id, put: person })));
};
