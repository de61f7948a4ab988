import type { AccountId, Entry, Signal, Welcome } from '@maru/contract';
import type { TabNote } from '../connection/index.ts';
import type { LocalStore } from '../store/index.ts';

/** How the data of a feature takes part in a session. Each part may be left out. */
export interface FeatureData {
  name: string;
  /** Fills the state from the local store, before the line is up. */
  open?(store: LocalStore, me: AccountId): Promise<void>;
  /** The session is open, its outbox too. */
  opened?(): void;
  /** The line is up, for the first time or again. */
  onWelcome?(welcome: Welcome): void;
  /** This tab holds the line of all tabs from now on. */
  onLead?(): void;
  /** Folds entries, in the order in which they came. */
  applyEntries?(entries: readonly Entry[]): void;
  applySignal?(signal: Signal): void;
  /** The host was wound back: numbers kept of its logs mean nothing any more. */
  onEpochChanged?(): void;
  onNote?(note: TabNote): void;
  /** The session is put away to be opened again later, as when the app locks: what still waits is kept first. */
  putAway?(): Promise<void>;
  /** Something is under way here that would be lost if the session were put away just because nobody touches it. */
  isBusy?(): boolean;
  /** The line is closed: what has the local store open closes it, before that is moved or wiped. */
  close?(): Promise<void>;
  /** Forgets everything; the session has ended. */
  reset?(): void;
}
