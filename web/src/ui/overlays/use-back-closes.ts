import { useEffect, useRef } from 'react';

/** What browsers give to those who want to hear of the Back of a phone; not all of them have it. */
interface CloseWatch {
  onclose: (() => void) | null;
  destroy(): void;
}

const closeWatcherOf = (): (new () => CloseWatch) | undefined => {
  // With a keyboard, Escape is heard by whatever has the focus; a second listener would close two things at once.
  if (typeof window === 'undefined' || !window.matchMedia('(pointer: coarse)').matches) return undefined;
  return (window as { CloseWatcher?: new () => CloseWatch }).CloseWatcher;
};

/** The Back of a phone closes what lies over a place, and does not leave the place. */
export function useBackCloses(isOpen: boolean, onClose: () => void): void {
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const Watcher = isOpen ? closeWatcherOf() : undefined;
    if (!Watcher) return;
    const watcher = new Watcher();
    watcher.onclose = () => latest.current();
    return () => watcher.destroy();
  }, [isOpen]);
}
