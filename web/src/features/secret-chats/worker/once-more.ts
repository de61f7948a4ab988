/**
 * Work that is done by one at a time. Who asks while it is under way gets what is done after that: it may have looked
 * around before there was what this one asks about.
 */
export const onceMore = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    next = undefined;
    running = work().finally(() => (running = undefined));
    return running;
  };
  return () => {
    if (!running && !next) return start();
    next ??= running!.then(start, start);
    return next;
  };
};
