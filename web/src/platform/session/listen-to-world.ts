import { wakeLine } from './session.ts';

/** Tries the line at once when the network is back or the page is looked at again. Gives back how to stop. */
export const listenToWorld = (): (() => void) => {
  const onSight = (): void => {
    if (document.visibilityState === 'visible') wakeLine();
  };
  window.addEventListener('online', wakeLine);
  document.addEventListener('visibilitychange', onSight);
  return () => {
    window.removeEventListener('online', wakeLine);
    document.removeEventListener('visibilitychange', onSight);
  };
};
