import type { AccountId, SessionId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';

/** A session that a finished sign-in has opened. */
export interface NewSignIn {
  accountId: AccountId;
  sessionId: SessionId;
  client: string;
  address: string;
  /** The ticket it was finished with; undefined where no second step was asked for. */
  ticketId: string | undefined;
  /** The account was signed in in this browser before. */
  known: boolean;
  /** The account was frozen until now. */
  unfroze: boolean;
}

type Hear = (house: House, tx: Tx, signIn: NewSignIn) => Promise<void>;

const hearers: Hear[] = [];

/** Hears of every sign-in that is finished, in its transaction; called once, where a feature is put together. */
export const onSignedIn = (hear: Hear): void => {
  if (!hearers.includes(hear)) hearers.push(hear);
};

/** Tells whoever wants to hear of it. */
export const tellSignedIn: Hear = async (house, tx, signIn) => {
  for (const hear of hearers) await hear(house, tx, signIn);
};
