import type { Person } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { readAddedBy } from './store.ts';
import { troubleOf } from '../../platform/trouble.ts';

/** Tells the connected devices of everybody who has added this person, and their own, how they look now. */
const tellPersonChanged = async (house: House, person: Person): Promise<void> => {
  for (const id of [person.id, ...(await readAddedBy(house.db, person.id))]) {
    if (house.live.connectionsOf(id).length === 0) continue;
    house.live.signal({ log: accountLog(id), kind: 'person.changed', from: person.id, body: { person } });
  }
};

/** Makes this process listen to news about persons. */
export const hearNews = (house: House): void => {
  house.bus.subscribe('person.changed', ({ person }: { person: Person }) => {
    tellPersonChanged(house, person).catch((error: unknown) =>
      house.logger.warn(troubleOf(error), 'person.changed not told'),
    );
  });
};
