/** The locks a browser offers; left out, every tab leads itself. */
export type Locks = Pick<LockManager, 'request'>;

/** Waits, in line with the other tabs, to be the one that holds the line; `resign` gives it up or stops waiting. */
export const seekLeadership = (
  name: string,
  onLead: () => void,
  locks: Locks | undefined = globalThis.navigator?.locks,
): (() => void) => {
  const giveUp = new AbortController();
  if (!locks) {
    queueMicrotask(() => giveUp.signal.aborted || onLead());
    return () => giveUp.abort();
  }
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  locks
    .request(name, { signal: giveUp.signal }, () => {
      if (giveUp.signal.aborted) return;
      onLead();
      return held;
    })
    .catch(() => {});
  return () => {
    giveUp.abort();
    letGo();
  };
};
