import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';

/** Those who are told, and of whom. */
export type TodaysReaders = readonly { reader: AccountId; friends: readonly AccountId[] }[];

type Listener = (house: House, tx: Tx, readers: TodaysReaders) => Promise<void>;

const listeners = new Set<Listener>();

/** Lets a feature above tell them by other ways, in the transaction that notes that they were told. */
export const onBirthdaysToday = (listener: Listener): void => void listeners.add(listener);

/** Tells whoever wants to know. */
export const tellToday = async (house: House, tx: Tx, readers: TodaysReaders): Promise<void> => {
  for (const listener of listeners) await listener(house, tx, readers);
};
