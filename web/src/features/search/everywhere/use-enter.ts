import { useEffect, useRef } from 'react';

/** Hears when the Enter key, or the one that says "search", is pressed in a search field. */
export const useEnter = (onEnter: () => void): void => {
  const heard = useRef(onEnter);
  useEffect(() => {
    heard.current = onEnter;
  });
  useEffect(() => {
    const onKeyDown = ({ key, isComposing, target }: KeyboardEvent) => {
      const isSearch = target instanceof HTMLInputElement && target.type === 'search';
      if (key === 'Enter' && !isComposing && isSearch) heard.current();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, []);
};
