import type { Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { readDemoPeople } from './store.ts';

/** The people one can be with one tap. */
export const listDemoPeople: Verb<'demo.list'> = async ({ house }) => {
  if (!house.config.demo) throw refuse('demo_off');
  const ids = await readDemoPeople(house.db);
  const persons = await findPersons(house.db, ids, 'stranger');
  return { people: ids.flatMap((id) => persons.get(id) ?? []) };
};
