import { useEffect, useRef, type RefObject } from 'react';

/** So near to the end, in pixels, more is fetched. */
const nearEnd = 600;

/** Calls back when a box has been scrolled near to its end. */
export const useNearEnd = (scroller: RefObject<HTMLElement | null>, onNear: () => void): void => {
  const latest = useRef(onNear);
  useEffect(() => {
    latest.current = onNear;
    const box = scroller.current;
    if (!box) return;
    const look = () => {
      if (box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd) latest.current();
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  });
};
