import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { deskOf } from './desk.ts';
import { hasDevice, readSubscribed } from './store.ts';

const topic = 'push.subscribed';

interface News {
  accountId: AccountId;
  takes: boolean;
}

const readAnew = async (house: House): Promise<void> => {
  const { subscribed } = deskOf(house);
  const all = new Set(await readSubscribed(house.db));
  for (const accountId of subscribed) if (!all.has(accountId)) subscribed.delete(accountId);
  for (const accountId of all) subscribed.add(accountId);
};

/** Makes this process know who takes push, and hear who does from now on. */
export const hearSubscribed = async (house: House): Promise<void> => {
  const { subscribed } = deskOf(house);
  house.bus.subscribe(topic, ({ accountId, takes }: News) => {
    if (takes) subscribed.add(accountId);
    else subscribed.delete(accountId);
  });
  house.bus.subscribe('news.missed', () => void readAnew(house).catch(() => undefined));
  await readAnew(house);
};

/** Tells every process that somebody takes push, once that is committed. */
export const noteSubscribed = (house: House, tx: Tx, accountId: AccountId): Promise<void> =>
  house.news.tell(tx, topic, { accountId, takes: true } satisfies News);

/** Tells every process that somebody takes push no longer, once that is committed. */
export const noteUnsubscribed = (house: House, tx: Tx, accountId: AccountId): Promise<void> =>
  house.news.tell(tx, topic, { accountId, takes: false } satisfies News);

/** Tells every process of those who have no device left. */
export const forgetSubscribed = async (house: House, accountIds: readonly AccountId[]): Promise<void> => {
  for (const accountId of new Set(accountIds)) {
    if (await hasDevice(house.db, accountId)) continue;
    await house.db.transaction((tx) =>
      house.news.tell(tx, topic, { accountId, takes: false } satisfies News),
    );
  }
};
