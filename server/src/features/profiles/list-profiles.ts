import type { AccountId, Profile } from '@maru/contract';
import { v7 } from 'uuid';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { presentProfiles } from './present.ts';
import { readChoices, readProfiles } from './store.ts';

const profilesOf = async (db: Queryable, me: AccountId): Promise<Profile[]> =>
  presentProfiles(await readProfiles(db, me), await readChoices(db, me));

/** My profiles, and whom I show them to. */
export const listProfiles: SignedVerb<'profiles.list'> = async ({ house, who }) => ({
  profiles: await profilesOf(house.db, who.accountId),
});

/** Tells my own devices how my profiles stand after a change. */
export const tellMyDevices = async (house: House, tx: Tx, me: AccountId): Promise<Profile[]> => {
  const profiles = await profilesOf(tx, me);
  await house.log.appendIn(tx, [
    { log: accountLog(me), author: me, key: v7(), kind: 'profiles.changed', body: { profiles } },
  ]);
  return profiles;
};
