import { lazily } from '../lazily.tsx';

/** A menu that opens where the pointer is; one can serve a whole list. */
export const MenuAtPoint = lazily(async () => (await import('./menu-at-point.tsx')).MenuAtPoint, {
  isOver: true,
});
