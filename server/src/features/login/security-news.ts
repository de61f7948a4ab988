import type { AccountId, LoginChange, SessionId, SignInNews } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';

/** Something about the safety of an account that its owner is to hear of, also where no app is open. */
export interface SecurityNews {
  accountId: AccountId;
  what: LoginChange | SignInNews;
  /** The session that did it, which needs no telling. */
  by: SessionId | null;
}

type Listener = (house: House, tx: Tx, news: SecurityNews) => Promise<void>;

const listeners = new Set<Listener>();

/** Lets a feature above note what is to be told, in the transaction of what happened. */
export const onSecurityNews = (listener: Listener): void => void listeners.add(listener);

/** Tells of it, together with what happened or not at all. */
export const tellSecurity = async (house: House, tx: Tx, news: SecurityNews): Promise<void> => {
  for (const listener of listeners) await listener(house, tx, news);
};
