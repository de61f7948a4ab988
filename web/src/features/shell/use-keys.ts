import { useEffect, useRef } from 'react';

/** What the keys of the frame do. */
export interface KeyCalls {
  onJump?: (() => void) | undefined;
  /** Escape, where nothing nearer has taken it. */
  onEscape?: (() => void) | undefined;
}

const opened = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Ctrl or Cmd with K, and the Escape that nothing nearer has taken. */
export function useKeys(calls: KeyCalls): void {
  const latest = useRef(calls);
  useEffect(() => {
    latest.current = calls;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const { onJump, onEscape } = latest.current;
      if (onJump && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onJump();
      } else if (onEscape && event.key === 'Escape' && !document.querySelector(opened)) {
        onEscape();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
