import { deriveBits, type DeriveAsked } from './derive-bits.ts';
import type { Cost } from './lock-record.ts';

/** In a worker of its own, which is gone afterwards with the memory it took; the page stays smooth. */
const deriveApart = (asked: DeriveAsked): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./argon-worker.ts', import.meta.url), { type: 'module' });
    const end = (answer: () => void) => {
      worker.terminate();
      answer();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | null>) =>
      end(() => (data ? resolve(data) : reject(new Error('The key could not be derived.')))),
    );
    worker.addEventListener('error', () => end(() => reject(new Error('The worker did not start.'))));
    worker.postMessage(asked);
  });

/** The key that a PIN gives. */
export const deriveKey = async (asked: DeriveAsked): Promise<CryptoKey> => {
  const bits = await (typeof Worker === 'undefined' ? deriveBits(asked) : deriveApart(asked));
  return crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt']);
};

const kib = 65_536;
const wantedMs = 700;
const [fewest, most] = [3, 16];

/** As much work as this device bears in about the blink that a person waits for. */
export const measureCost = async (now: () => number = () => performance.now()): Promise<Cost> => {
  const begun = now();
  await deriveKey({ secret: 'a moment', salt: new Uint8Array(16), passes: 2, kib });
  const passMs = Math.max(1, (now() - begun) / 2);
  return { kib, passes: Math.min(most, Math.max(fewest, Math.round(wantedMs / passMs))) };
};
