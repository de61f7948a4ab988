import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

/** What is decided about calls for this device alone. */
export interface CallPrefs {
  /** Calls between two go over the host from the beginning, so that the other does not learn my address. */
  readonly hideAddress: boolean;
  /** Calls ring aloud here; without it they show, and stay silent. */
  readonly rings: boolean;
}

const name = 'maru.calls.prefs';
const firstPrefs: CallPrefs = { hideAddress: false, rings: true };

const readPrefs = (): CallPrefs => {
  try {
    return { ...firstPrefs, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<CallPrefs>) };
  } catch {
    return firstPrefs;
  }
};

export const callPrefsStore = createStore<CallPrefs>(() => readPrefs());

export const useCallPrefs = (): CallPrefs => useStore(callPrefsStore);

/** Changes what is decided for this device. */
export const changeCallPrefs = (change: Partial<CallPrefs>): void => {
  callPrefsStore.setState(change);
  try {
    localStorage.setItem(name, JSON.stringify(callPrefsStore.getState()));
  } catch {
    // A browser that keeps nothing still obeys until it is closed.
  }
};
