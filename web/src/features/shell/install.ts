import { useSyncExternalStore } from 'react';

interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallEvent | undefined;
const listeners = new Set<() => void>();

const change = (next: InstallEvent | undefined): void => {
  offer = next;
  for (const listener of listeners) listener();
};

/** Keeps the browser's offer to install the app until somebody asks for it; call once, early. */
export const watchInstall = (): void => {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    change(event as InstallEvent);
  });
  window.addEventListener('appinstalled', () => change(undefined));
};

/** Shows the browser's question; it can be asked once. */
export const askInstall = async (): Promise<void> => {
  const asked = offer;
  change(undefined);
  await asked?.prompt();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the browser offers to install the app. */
export const useCanInstall = (): boolean => useSyncExternalStore(subscribe, () => offer !== undefined);

/** Whether this is an iPhone or iPad that shows the app in its browser, where only a person can install it. */
export const isAppleHome = (): boolean =>
  /iphone|ipad/i.test(navigator.userAgent) && !matchMedia('(display-mode: standalone)').matches;
