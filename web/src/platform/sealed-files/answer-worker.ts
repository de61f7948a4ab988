import type { SealedAddress } from './address.ts';
import { asksForSource } from './ask-tabs.ts';
import type { SealedSource } from './source.ts';

interface Asking {
  type: string;
  address: SealedAddress;
}

const isAsking = (data: unknown): data is Asking =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === asksForSource;

/** Whether a service worker stands between this page and the host, and opens sealed files by their addresses. */
export const hasWorker = (): boolean => Boolean(globalThis.navigator?.serviceWorker?.controller);

/** Tells the service worker what opens a file, whenever it asks this tab. */
export const answerWorker = (find: (address: SealedAddress) => SealedSource | undefined): void => {
  globalThis.navigator?.serviceWorker?.addEventListener('message', ({ data, ports }) => {
    if (isAsking(data)) ports[0]?.postMessage(find(data.address) ?? null);
  });
};
