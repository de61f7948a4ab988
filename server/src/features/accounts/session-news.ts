import type { AccountId, SessionId } from '@maru/contract';

/** News that callers of an account are to be looked up again; with `end`, that their sockets are to close. */
export interface SessionNews {
  accountId: AccountId;
  sessionId?: SessionId;
  end: boolean;
  /** An operator keeps the account out: its sockets close, its sessions stay. */
  keptOut?: boolean;
  /** What the account may do has changed: its sockets come back with that. */
  renew?: boolean;
}
