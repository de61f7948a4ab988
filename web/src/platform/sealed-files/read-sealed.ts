import type { ReadSealed } from '@maru/crypto/sealed-files';
import type { FetchSealed } from './open-whole.ts';

/** A host that answers a stretch with all of it is heard only so far: what comes before is thrown away. */
const skipTo = async (reader: Reader, start: number): Promise<void> => {
  if (start > 0) await reader.take(start);
};

/** Takes so many bytes at a time out of the body of an answer. */
class Reader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #held: Uint8Array[] = [];
  #count = 0;

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
  }

  async take(length: number): Promise<Uint8Array> {
    while (this.#count < length) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      this.#held.push(value);
      this.#count += value.length;
    }
    const taken = new Uint8Array(Math.min(length, this.#count));
    for (let at = 0; at < taken.length;) {
      const [first] = this.#held as [Uint8Array];
      const part = first.subarray(0, taken.length - at);
      taken.set(part, at);
      at += part.length;
      if (part.length === first.length) this.#held.shift();
      else this.#held[0] = first.subarray(part.length);
    }
    this.#count -= taken.length;
    return taken;
  }

  stop(): void {
    this.#reader.cancel().catch(() => {});
  }
}

/** Reads the sealed bytes of a host from anywhere. */
export interface SealedReader {
  read: ReadSealed;
  /** Fetches up to there from now on, with the piece that is asked for first. */
  readAhead: (until: number) => void;
  /** Ends what is still being fetched. */
  stop: () => void;
}

/**
 * Reads sealed bytes by ranges. Pieces that are asked for one after the other come out of one request, so that a film is
 * not fetched in a hundred of them.
 */
export const readSealed = (url: string, get: FetchSealed): SealedReader => {
  let until = 0;
  let open: { reader: Reader; at: number; end: number } | undefined;
  const stop = () => {
    open?.reader.stop();
    open = undefined;
  };
  const begin = async (start: number, end: number) => {
    stop();
    const range = `bytes=${start}-${end - 1}`;
    const answer = await get(url, { credentials: 'same-origin', headers: { range } });
    if (!answer.ok || !answer.body) throw new Error(`the host answered ${answer.status}`);
    const reader = new Reader(answer.body);
    open = { reader, at: start, end };
    if (answer.status === 200) await skipTo(reader, start);
    return open;
  };
  return {
    async read(start, end) {
      const ahead = Math.max(end, until);
      const going = open?.at === start && open.end >= end ? open : await begin(start, ahead);
      const bytes = await going.reader.take(end - start);
      going.at += bytes.length;
      return bytes;
    },
    readAhead(end) {
      until = end;
    },
    stop,
  };
};
