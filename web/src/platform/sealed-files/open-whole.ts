import { openStream } from '@maru/crypto/sealed-files';
import { refOf, safeType, type SealedSource } from './source.ts';

/** How the sealed bytes are fetched. */
export type FetchSealed = (url: string, options?: RequestInit) => Promise<Response>;

interface OpenOptions {
  fetch?: FetchSealed;
  signal?: AbortSignal;
  /** How many bytes of the file are open. */
  onProgress?: (opened: number) => void;
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops early fetches no more.
    await reader.cancel().catch(() => {});
  }
}

/** Fetches and opens a sealed file, whole. Throws where it cannot be had, or is not what its sender sealed. */
export const openWhole = async (source: SealedSource, options: OpenOptions = {}): Promise<Blob> => {
  const { fetch: get = globalThis.fetch.bind(globalThis), signal, onProgress } = options;
  const answer = await get(source.url, { credentials: 'same-origin', ...(signal ? { signal } : {}) });
  if (!answer.ok || !answer.body) throw new Error(`the host answered ${answer.status}`);
  const pieces: BlobPart[] = [];
  let opened = 0;
  for await (const piece of openStream(refOf(source), piecesOf(answer.body))) {
    pieces.push(piece as Uint8Array<ArrayBuffer>);
    opened += piece.length;
    onProgress?.(opened);
  }
  return new Blob(pieces, { type: safeType(source.type) });
};
