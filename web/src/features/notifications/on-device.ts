/** What is decided for this device alone, by account. */
interface OnDevice {
  /** Push was turned on here, or off. */
  push?: 'on' | 'off';
  /** The offer was put away then (ms). */
  putAway?: number;
  /** Sounds while the app is open. */
  sounds?: boolean;
}

const nameOf = (accountId: string): string => `maru.notifications.${accountId}`;
const inMemory = new Map<string, OnDevice>();

/** What this device keeps of an account's choices. */
export const readOnDevice = (accountId: string): OnDevice => {
  try {
    return JSON.parse(localStorage.getItem(nameOf(accountId)) ?? '{}') as OnDevice;
  } catch {
    return inMemory.get(accountId) ?? {};
  }
};

/** Keeps a choice for this device. */
export const keepOnDevice = (accountId: string, change: OnDevice): void => {
  const next = { ...readOnDevice(accountId), ...change };
  inMemory.set(accountId, next);
  try {
    localStorage.setItem(nameOf(accountId), JSON.stringify(next));
  } catch {
    // A browser that keeps nothing still knows until it is closed.
  }
};
