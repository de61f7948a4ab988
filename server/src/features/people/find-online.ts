import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { askAll } from '../../platform/questions/index.ts';

/** What processes ask each other of an account: is it here? */
export const hereQuestion = 'people.here';

/** Who of these is connected to any process of this host, or was a moment ago. */
export const findOnline = async (
  house: Pick<House, 'bus' | 'news' | 'processes'>,
  ids: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> => {
  const some = ids.map((id) => ({ log: accountLog(id), body: {} }));
  const found = await askAll(house, hereQuestion, some);
  return new Set(ids.filter((_id, place) => found[place]));
};
