import { useCallback, useState } from 'react';

/** How large an element is, in pixels, and the ref that measures it. */
export const useSize = (): [
  (element: HTMLElement | null) => (() => void) | void,
  { width: number; height: number },
] => {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const read = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    // The watcher lives where the element does: a window of its own has its own.
    const Watcher = element.ownerDocument.defaultView?.ResizeObserver ?? ResizeObserver;
    const watcher = new Watcher(read);
    watcher.observe(element);
    read();
    return () => watcher.disconnect();
  }, []);
  return [measure, size];
};
