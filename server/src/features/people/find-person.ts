import type { AccountId, Person } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { SignedVerb, Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersonByHandle, findPersons, type Sight } from '../accounts/index.ts';
import { readAccountByLink, readRelation } from './store.ts';

/** How somebody is named: exactly one of the three is there. */
export interface PersonBy {
  handle?: string | undefined;
  code?: string | undefined;
  accountId?: AccountId | undefined;
}

/** Finds whoever is meant, as whoever looks sees them. */
export const findPersonBy = async (
  db: Queryable,
  by: PersonBy,
  sight: Sight,
): Promise<Person | undefined> => {
  if (by.handle !== undefined) return findPersonByHandle(db, by.handle, sight);
  const id = by.accountId ?? (await readAccountByLink(db, by.code ?? ''));
  return id && (await findPersons(db, [id], sight)).get(id);
};

/** Finds one person and tells how they stand to me. Whether they have blocked me is not told. */
export const findPerson: SignedVerb<'people.find'> = async ({ house, who }, by) => {
  const person = await findPersonBy(house.db, by, { reader: who.accountId });
  if (!person) throw refuse('person_not_found');
  const relation = await readRelation(house.db, { accountId: who.accountId, otherId: person.id });
  return { person, relation: { ...relation, self: person.id === who.accountId } };
};

/** Tells whose link this is, and no more than that link is given out for. */
export const previewLink: Verb<'people.previewLink'> = async ({ house }, { code }) => {
  const person = await findPersonBy(house.db, { code }, 'stranger');
  if (!person) throw refuse('person_not_found');
  return { person: { id: person.id, name: person.name, photo: person.photo } };
};

/** Persons by id; unknown ids are left out. */
export const getPersons: SignedVerb<'people.get'> = async ({ house, who }, { accountIds }) => ({
  persons: [...(await findPersons(house.db, accountIds, { reader: who.accountId })).values()],
});
