import { useEffect, useState } from 'react';

const PATIENCE = 4_000;

/** False once nothing has been touched for a while: then what lies over a picture may go. A press brings it back. */
export const useCalm = (element: { readonly current: HTMLElement | null }, isOn: boolean): boolean => {
  const [isShown, show] = useState(true);
  useEffect(() => {
    const box = element.current;
    show(true);
    if (!isOn || !box) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // Whoever is at a button with the keyboard must not lose it.
        const focused = box.querySelector(':focus-visible');
        if (focused && focused !== box) wait();
        else show(false);
      }, PATIENCE);
    };
    const stir = () => {
      show(true);
      wait();
    };
    const kinds = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    for (const kind of kinds) box.addEventListener(kind, stir);
    wait();
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) box.removeEventListener(kind, stir);
    };
  }, [element, isOn]);
  return isShown || !isOn;
};
