import type { SealedAddress } from './address.ts';
import type { SealedSource } from './source.ts';

/** What the worker says to a tab; the answer, a source or null, comes through the port. */
export const asksForSource = 'SEALED_FILE';

/** A window, as a worker sees it. */
export interface TabOfWorker {
  id: string;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** The windows of a worker. */
export interface TabsOfWorker {
  matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly TabOfWorker[]>;
}

const patienceMs = 5_000;

const askOne = (tab: TabOfWorker, address: SealedAddress): Promise<SealedSource> =>
  new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const end = (source: SealedSource | null) => {
      clearTimeout(timer);
      port1.close();
      if (source) resolve(source);
      else reject(new Error('this tab does not know it'));
    };
    const timer = setTimeout(() => end(null), patienceMs);
    port1.onmessage = ({ data }: MessageEvent<SealedSource | null>) => end(data);
    tab.postMessage({ type: asksForSource, address }, [port2]);
  });

/**
 * Asks the open tabs what opens a file. They alone have the keys, so that nothing is left in the worker when they are
 * closed, locked or signed out.
 */
export const askTabs = async (
  tabs: TabsOfWorker,
  address: SealedAddress,
): Promise<SealedSource | undefined> => {
  const open = await tabs.matchAll({ type: 'window', includeUncontrolled: true });
  return Promise.any(open.map((tab) => askOne(tab, address))).catch(() => undefined);
};
