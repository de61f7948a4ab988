import { dismissToasts } from '../../ui/index.ts';

const cachesOfPeople = ['maru-stickers-1', 'maru-told-1'];

/** Takes away what shows outside of the page: its title, the number on the icon, notifications that still hang there. */
export const hideOutside = (): void => {
  if (typeof document === 'undefined') return;
  document.title = 'Maru';
  dismissToasts();
  const device = navigator as Navigator & { clearAppBadge?(): Promise<void> };
  void device.clearAppBadge?.().catch(() => {});
  void navigator.serviceWorker
    ?.getRegistration()
    .then((worker) => worker?.getNotifications())
    .then((shown) => shown?.forEach((one) => one.close()))
    .catch(() => {});
};

/** Drops pictures that the worker has kept. */
export const dropCaches = async (): Promise<void> => {
  for (const name of cachesOfPeople) await globalThis.caches?.delete(name).catch(() => false);
};

/** The worker goes by whether there is a lock; it learns of a change. */
export const tellWorker = (): void => {
  if (typeof navigator === 'undefined') return;
  navigator.serviceWorker?.controller?.postMessage({ type: 'LOCK_CHANGED' });
};
