/** The database of an account without a lock. */
export const plainName = (accountId: string): string => `maru-${accountId}`;

/** The database of an account whose rows are sealed. */
export const sealedName = (accountId: string): string => `maru-${accountId}-locked`;

/** The web lock that a tab holds, shared, as long as it has the account's store open; who moves the store has it alone. */
export const storeLock = (accountId: string): string => `maru-store-${accountId}`;

/** The web lock that a tab holds, shared, as long as it is unlocked. It goes with the tab, however that ends. */
export const openLock = (accountId: string): string => `maru-open-${accountId}`;

/** Deletes a database; one that is not there is deleted too. */
export const deleteDatabase = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.addEventListener('success', () => resolve());
    asked.addEventListener('error', () => reject(asked.error ?? new Error(name)));
  });
