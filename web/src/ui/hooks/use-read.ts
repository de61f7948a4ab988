import { useEffect, useState } from 'react';

/**
 * What `read` has found while this is shown; it reads again whenever one of `of` changes, and what was found before stands
 * until then. Undefined before that, where there is nothing to read, and where reading fails.
 */
export function useRead<Found>(
  read: () => Promise<Found> | undefined,
  of: readonly unknown[],
): Found | undefined {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    let isShown = true;
    read()?.then(
      (next) => isShown && setFound(() => next),
      () => {},
    );
    return () => {
      isShown = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what it is read of is said by whoever reads
  }, of);
  return found;
}
