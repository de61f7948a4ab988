import type { Person } from '@maru/contract';
import type { Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons, browserHashOf, enterOnDevice } from '../accounts/index.ts';
import { readDemoPeople } from './store.ts';

/** Signs in as one of the demo people, and as nobody else. */
export const signInAsDemo: Verb<'demo.signIn'> = async ({ house, via }, { accountId }) => {
  if (!house.config.demo) throw refuse('demo_off');
  if (!(await readDemoPeople(house.db)).includes(accountId)) throw refuse('person_not_found');
  const { handle, name, guest } = (await findPersons(house.db, [accountId], 'stranger')).get(
    accountId,
  ) as Person;
  const before = browserHashOf(via.browser);
  const { token, browser } = await house.db.transaction((tx) =>
    enterOnDevice(house, tx, { accountId, via, before }),
  );
  return { token, browser, account: { id: accountId, handle, name, guest } };
};
