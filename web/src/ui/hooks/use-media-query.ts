import { useCallback, useSyncExternalStore } from 'react';

/** The width from which rail, list and room stand side by side. */
export const DESKTOP_QUERY = '(min-width: 720px)';

/** Whether the media query holds now; follows changes. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}

/** Whether the window is narrower than 720 px. */
export function useIsPhone(): boolean {
  return !useMediaQuery(DESKTOP_QUERY);
}
