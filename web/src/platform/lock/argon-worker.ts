import { deriveBits, type DeriveAsked } from './derive-bits.ts';

/** The little of a worker's global scope that is used here; the worker library's types clash with the page's. */
interface WorkerScope {
  postMessage(bits: Uint8Array | null): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<DeriveAsked>) => void): void;
}

declare const self: WorkerScope;

self.addEventListener('message', ({ data }) => {
  deriveBits(data).then(
    (bits) => self.postMessage(bits),
    () => self.postMessage(null),
  );
});
