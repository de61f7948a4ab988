import type { AccountId, Person } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { SignedVerb, Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons, type Sight } from '../accounts/index.ts';
import { findByHandle, findByLink, findByMail, type Seeker } from './find-store.ts';
import { readRelation } from './store.ts';

/** How somebody is named: exactly one of the four is there. */
export interface PersonBy {
  handle?: string | undefined;
  code?: string | undefined;
  mail?: string | undefined;
  accountId?: AccountId | undefined;
}

const findId = async (db: Queryable, by: PersonBy, seeker: Seeker): Promise<AccountId | undefined> => {
  if (by.accountId !== undefined) return by.accountId;
  if (by.handle !== undefined) return findByHandle(db, by.handle, seeker);
  return by.mail === undefined ? findByLink(db, by.code ?? '', seeker) : findByMail(db, by.mail, seeker);
};

/** Finds whoever is meant, where they let themselves be found so, as whoever looks sees them. */
export const findPersonBy = async (
  db: Queryable,
  by: PersonBy,
  sight: Sight,
): Promise<Person | undefined> => {
  const id = await findId(db, by, typeof sight === 'string' ? undefined : sight.reader);
  const person = id && (await findPersons(db, [id], sight)).get(id);
  return person && !person.gone ? person : undefined;
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
