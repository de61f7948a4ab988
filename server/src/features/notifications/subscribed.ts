import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { deskOf } from './desk.ts';
import { hasDevice, readSubscribed } from './store.ts';

const topic = 'push.subscribed';

interface News {
  accountId: AccountId;
  takes: boolean;
}

/** Makes this process know who takes push, and hear who does from now on. */
export const hearSubscribed = async (house: House): Promise<void> => {
  const { subscribed } = deskOf(house);
  house.bus.subscribe(topic, ({ accountId, takes }: News) => {
    if (takes) subscribed.add(accountId);
    else subscribed.delete(accountId);
  });
  for (const accountId of await readSubscribed(house.db)) subscribed.add(accountId);
};

/** Tells every process that somebody takes push. */
export const noteSubscribed = (house: House, accountId: AccountId): void =>
  house.bus.publish(topic, { accountId, takes: true } satisfies News);

/** Tells every process of those who have no device left. */
export const forgetSubscribed = async (house: House, accountIds: readonly AccountId[]): Promise<void> => {
  for (const accountId of new Set(accountIds)) {
    if (!(await hasDevice(house.db, accountId)))
      house.bus.publish(topic, { accountId, takes: false } satisfies News);
  }
};
