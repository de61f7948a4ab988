import type { Me, OutputOf } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** What this host is. */
export type Host = OutputOf<'accounts.describeHost'>;

/** What somebody reads who is kept out by an operator. */
export interface KeptOut {
  reason: string;
  endsAt: string | null;
  appeal: string;
}

export interface AccountsState {
  /** `starting` until we know whether somebody is signed in here. */
  phase: 'starting' | 'signedOut' | 'signedIn' | 'keptOut' | 'leaving' | 'guarded';
  /** Why, until when, and whom to ask, while an operator keeps me out. */
  keptOut: KeptOut | null;
  /** Until when my account, which is being deleted, can come back. */
  leavesAt: string | null;
  host: Host | null;
  /** How often the host was asked in vain at the start; 0 once it has answered. */
  unansweredTries: number;
  /** Whose session has been ended by somebody else, until they have been told. */
  endedFor: 'guest' | 'account' | null;
  me: Me | null;
}

export const firstAccounts: AccountsState = {
  phase: 'starting',
  keptOut: null,
  leavesAt: null,
  host: null,
  unansweredTries: 0,
  endedFor: null,
  me: null,
};

export const accountsStore = createStore<AccountsState>(() => firstAccounts);

/** Me; only for what is shown to somebody who is signed in. */
export const requireMe = (): Me => {
  const { me } = accountsStore.getState();
  if (!me) throw new Error('Nobody is signed in.');
  return me;
};
