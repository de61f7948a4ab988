const name = 'maru.lock';

/** What the page knows without asking the disk: whose lock there is, or that there is none. */
type Hint = { on: string } | 'none' | 'unknown';

/** Read at each start, so that a device without a lock loses no time over it. */
export const readHint = (): Hint => {
  try {
    const kept = localStorage.getItem(name);
    if (kept === null) return 'unknown';
    return kept === 'none' ? 'none' : { on: kept };
  } catch {
    return 'unknown';
  }
};

export const writeHint = (accountId: string | null): void => {
  try {
    localStorage.setItem(name, accountId ?? 'none');
  } catch {
    // Then the disk is asked at each start.
  }
};
