import type { AccountId, AccountSettings, Person } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { presentPerson, presentSettings } from './present.ts';
import { readAccountByHandle, readAccounts } from './store.ts';

/** Persons and guests by id; unknown ids are missing from the map. */
export const findPersons = async (
  db: Queryable,
  ids: readonly AccountId[],
): Promise<Map<AccountId, Person>> => {
  if (ids.length === 0) return new Map();
  return new Map((await readAccounts(db, ids)).map((row) => [row.account_id, presentPerson(row)]));
};

/** The person with this handle. */
export const findPersonByHandle = async (db: Queryable, handle: string): Promise<Person | undefined> => {
  const row = await readAccountByHandle(db, handle);
  return row && presentPerson(row);
};

/** What these accounts decided. */
export const readSettings = async (
  db: Queryable,
  ids: readonly AccountId[],
): Promise<Map<AccountId, AccountSettings>> =>
  new Map((await readAccounts(db, ids)).map((row) => [row.account_id, presentSettings(row.settings)]));
