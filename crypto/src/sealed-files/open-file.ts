import { joinBytes, sameBytes } from '../bytes/bytes.ts';
import { aesOpen, importAesKey, sha256, type AesKey } from '../bytes/webcrypto.ts';
import {
  chunksOfRange,
  hashBytes,
  headerBytes,
  layOut,
  nonceOfChunk,
  placeOfChunk,
  readHeader,
  SealedFileError,
  type Layout,
} from './layout.ts';
import { rootOf } from './root.ts';
import type { SealedRef } from './seal-file.ts';

/** Reads bytes of the sealed file from `start` to `end`, `end` not counted: a request with a range. */
export type ReadSealed = (start: number, end: number) => Promise<Uint8Array>;

/** A sealed file that is opened where somebody looks: the seeking of a film fetches only the chunks it needs. */
export class SealedFile {
  readonly layout: Layout;
  readonly #header: Uint8Array;
  readonly #hashes: Uint8Array;
  readonly #read: ReadSealed;
  readonly #key: AesKey;

  private constructor(parts: {
    layout: Layout;
    header: Uint8Array;
    hashes: Uint8Array;
    read: ReadSealed;
    key: AesKey;
  }) {
    this.layout = parts.layout;
    this.#header = parts.header;
    this.#hashes = parts.hashes;
    this.#read = parts.read;
    this.#key = parts.key;
  }

  /**
   * Reads head and hashes and holds them against the root; every chunk is held against its hash afterwards. Throws
   * SealedFileError `broken`.
   */
  static async open(ref: SealedRef, read: ReadSealed): Promise<SealedFile> {
    const header = await readExactly(read, 0, headerBytes);
    const layout = layOut(ref.size, readHeader(header));
    const hashes = await readExactly(read, layout.hashesAt, layout.sealedSize);
    if (!sameBytes(await rootOf(header, hashes), ref.root)) throw broken();
    return new SealedFile({ layout, header, hashes, read, key: await importAesKey(ref.key) });
  }

  /** Bytes of the file itself. */
  get size(): number {
    return this.layout.size;
  }

  /** Opens one chunk, without the padding behind the file. */
  async chunk(index: number): Promise<Uint8Array> {
    const { start, end } = placeOfChunk(this.layout, index);
    return this.#openChunk(index, await readExactly(this.#read, start, end));
  }

  /** The file from `start` to `end` (not counted), a chunk at a time, each fetched when it is asked for. */
  async *stream(start = 0, end = this.size): AsyncGenerator<Uint8Array, void> {
    const stop = Math.min(end, this.size);
    if (start >= stop) return;
    const { first, last } = chunksOfRange(this.layout, start, stop);
    for (let index = first; index <= last; index += 1) {
      yield cut(await this.chunk(index), index * this.layout.chunkSize, { start, end: stop });
    }
  }

  /** The bytes of the file from `start` to `end`, `end` not counted, fetched with one read. */
  async slice(start: number, end: number): Promise<Uint8Array> {
    const stop = Math.min(end, this.size);
    if (start >= stop) return new Uint8Array();
    const { first, last } = chunksOfRange(this.layout, start, stop);
    const from = placeOfChunk(this.layout, first).start;
    const sealed = await readExactly(this.#read, from, placeOfChunk(this.layout, last).end);
    const parts: Uint8Array[] = [];
    for (let index = first; index <= last; index += 1) {
      const place = placeOfChunk(this.layout, index);
      const opened = await this.#openChunk(index, sealed.subarray(place.start - from, place.end - from));
      parts.push(cut(opened, index * this.layout.chunkSize, { start, end: stop }));
    }
    return joinBytes(parts);
  }

  async #openChunk(index: number, sealed: Uint8Array): Promise<Uint8Array> {
    const hash = this.#hashes.subarray(index * hashBytes, (index + 1) * hashBytes);
    if (!sameBytes(await sha256(sealed), hash)) throw broken();
    const place = { nonce: nonceOfChunk(this.#header, this.layout, index), additional: this.#header };
    return withoutPadding(await openOrThrow(this.#key, sealed, place), this.layout, index);
  }
}

/**
 * Opens a sealed file while it comes in, from its first byte. What it has given before it throws is of the right key and
 * place; only at the end is it known to be what the sender meant. Throws SealedFileError `broken` at a bit that is
 * another, a piece that is missing, moved or added.
 */
export async function* openStream(
  ref: SealedRef,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const pieces = new PieceReader(source);
  const header = await pieces.take(headerBytes);
  const layout = layOut(ref.size, readHeader(header));
  const key = await importAesKey(ref.key);
  const hashes: Uint8Array[] = [];
  for (let index = 0; index < layout.chunks; index += 1) {
    const { start, end } = placeOfChunk(layout, index);
    const sealed = await pieces.take(end - start);
    hashes.push(await sha256(sealed));
    const place = { nonce: nonceOfChunk(header, layout, index), additional: header };
    const opened = withoutPadding(await openOrThrow(key, sealed, place), layout, index);
    if (opened.length > 0) yield opened;
  }
  const listed = await pieces.take(layout.chunks * hashBytes);
  const whole = sameBytes(listed, joinBytes(hashes)) && (await pieces.isAtEnd());
  if (!whole || !sameBytes(await rootOf(header, listed), ref.root)) throw broken();
}

/** Takes pieces of a wanted length out of a stream of pieces of any length. */
class PieceReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array[] = [];
  #held = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Uint8Array> {
    while (this.#held < length) if (!(await this.#more())) throw broken();
    const joined = joinBytes(this.#rest);
    this.#rest = [joined.subarray(length)];
    this.#held = joined.length - length;
    return joined.subarray(0, length);
  }

  async isAtEnd(): Promise<boolean> {
    while (this.#held === 0) if (!(await this.#more())) return true;
    return false;
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#rest.push(next.value);
    this.#held += next.value.length;
    return true;
  }
}

async function openOrThrow(
  key: AesKey,
  sealed: Uint8Array,
  place: { nonce: Uint8Array; additional: Uint8Array },
): Promise<Uint8Array> {
  try {
    return await aesOpen(key, sealed, place);
  } catch {
    throw broken();
  }
}

async function readExactly(read: ReadSealed, start: number, end: number): Promise<Uint8Array> {
  const bytes = await read(start, end);
  if (bytes.length !== end - start) throw broken();
  return bytes;
}

function withoutPadding(opened: Uint8Array, layout: Layout, index: number): Uint8Array {
  return opened.subarray(0, Math.max(0, layout.size - index * layout.chunkSize));
}

function cut(opened: Uint8Array, at: number, { start, end }: { start: number; end: number }): Uint8Array {
  return opened.subarray(Math.max(0, start - at), Math.max(0, end - at));
}

function broken(): SealedFileError {
  return new SealedFileError('broken', 'this sealed file is not what its sender sealed');
}
