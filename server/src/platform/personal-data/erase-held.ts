import type { AccountId } from '@maru/contract';
import type { House } from '../house.ts';
import { allPersonalData } from './registry.ts';
import { clearHeld, clearJson, deleteHeld, listColumns } from './store.ts';

/** Takes away all that the features hold of an account: first what is more than rows, then the rows, each feature at once. */
export const eraseHeld = async (house: House, accountId: AccountId): Promise<void> => {
  for (const { erase } of allPersonalData()) await erase?.(house, accountId);
  for (const { holds } of allPersonalData())
    await house.db.transaction(async (tx) => {
      for (const [place, { gone }] of Object.entries(holds)) {
        const [table = '', column = ''] = place.split('.');
        if (gone === 'row') await deleteHeld(tx, { table, column }, accountId);
        if (gone === 'null') await clearHeld(tx, { table, column }, accountId);
      }
    });
};

/**
 * Takes the name of a person out of what others keep: entries of logs hold persons as they were called then. It reads every
 * column of JSON there is, once, and so needs no list that could be incomplete.
 */
export const forgetPerson = async (house: House, accountId: AccountId, called: string): Promise<void> => {
  for (const place of await listColumns(house.db))
    if (place.type === 'jsonb') await clearJson(house.db, place, { accountId, called });
};
