import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { troubleOf } from '../../platform/trouble.ts';
import { findFacesFor } from '../accounts/index.ts';
import { readAddedBy } from './store.ts';

/** Tells the connected devices of everybody who has added this person, and their own, how they look to each of them now. */
const tellPersonChanged = async (house: House, changed: AccountId): Promise<void> => {
  const all = [changed, ...(await readAddedBy(house.db, changed))];
  const here = all.filter((id) => house.live.connectionsOf(id).length > 0);
  if (here.length === 0) return;
  for (const [id, person] of await findFacesFor(house.db, { accountId: changed }, here))
    house.live.signalHere({ log: accountLog(id), kind: 'person.changed', from: changed, body: { person } });
};

/** Makes this process listen to news about persons. */
export const hearNews = (house: House): void => {
  house.bus.subscribe('person.changed', ({ accountId }: { accountId: AccountId }) => {
    tellPersonChanged(house, accountId).catch((error: unknown) =>
      house.logger.warn(troubleOf(error), 'person.changed not told'),
    );
  });
};
