import { joinBytes, randomBytes, sameBytes } from '../bytes/bytes.ts';
import { aesSeal, importAesKey, sha256, type AesKey } from '../bytes/webcrypto.ts';
import {
  defaultChunkSize,
  headerBytes,
  layOut,
  nonceOfChunk,
  placeOfChunk,
  SealedFileError,
  writeHeader,
  type Layout,
} from './layout.ts';
import { rootOf } from './root.ts';

/** A file to be sealed, read at any place: a Blob, a file on a disk, bytes. */
export interface PlainSource {
  size: number;
  /** The bytes from `start` to `end`, `end` not counted. Within one sealing it must give the same ones every time. */
  read: (start: number, end: number) => Promise<Uint8Array>;
}

/** What sealing begins with. Kept by whoever wants to go on with it after a break: the same bytes come out again. */
export interface SealingStart {
  /** 32 random bytes, for this file alone. */
  key: Uint8Array;
  /** 7 random bytes. */
  prefix: Uint8Array;
  chunkSize?: number;
  /** Hashes of the chunks sealed before the break, as `hashes` gave them, so that a changed file is noticed. */
  hashes?: readonly (Uint8Array | null)[];
}

/** What goes inside a message, so that the file can be opened by those who read it. */
export interface SealedRef {
  key: Uint8Array;
  /** Bytes of the file itself. */
  size: number;
  /** SHA-256 over the head and the hashes of all chunks: no other sealed file fits it, under any key. */
  root: Uint8Array;
}

/** New random bytes for a file that is to be sealed. */
export function startSealing(): SealingStart {
  return { key: randomBytes(32), prefix: randomBytes(7), chunkSize: defaultChunkSize };
}

/**
 * A file as it looks sealed (SCA1), made piece by piece while it is read: `slice` gives any part, so an upload can go on
 * where it broke off. A chunk is AES-256-GCM under the file's key, its nonce the prefix, the number, and whether it is
 * the last; behind the chunks stand their hashes.
 */
export class FileSealer {
  readonly layout: Layout;
  readonly header: Uint8Array;
  readonly #start: SealingStart;
  readonly #source: PlainSource;
  readonly #hashes: (Uint8Array | null)[];
  #aesKey: Promise<AesKey> | null = null;
  #newest: { index: number; sealed: Promise<Uint8Array> } | null = null;

  constructor(start: SealingStart, source: PlainSource) {
    this.layout = layOut(source.size, start.chunkSize);
    this.header = writeHeader(this.layout.chunkSize, start.prefix);
    this.#start = start;
    this.#source = source;
    this.#hashes = Array.from({ length: this.layout.chunks }, (_, index) => start.hashes?.[index] ?? null);
  }

  /** Bytes of the sealed file. */
  get size(): number {
    return this.layout.sealedSize;
  }

  /** The hashes of the chunks that have been sealed so far, for a `SealingStart` later. */
  get hashes(): readonly (Uint8Array | null)[] {
    return [...this.#hashes];
  }

  /** The bytes of the sealed file from `start` to `end`, `end` not counted. Throws SealedFileError `changed`. */
  async slice(start: number, end: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let at = start;
    const stop = Math.min(end, this.size);
    while (at < stop) {
      const piece = await this.#pieceAt(at);
      parts.push(piece.bytes.subarray(at - piece.start, stop - piece.start));
      at = piece.start + piece.bytes.length;
    }
    return joinBytes(parts);
  }

  /** The whole sealed file, a chunk at a time. */
  async *stream(): AsyncGenerator<Uint8Array, void> {
    for (let at = 0; at < this.size;) {
      const { bytes } = await this.#pieceAt(at);
      yield bytes;
      at += bytes.length;
    }
  }

  /** What opens the file. Seals what has not been sealed yet, to know its hashes. */
  async ref(): Promise<SealedRef> {
    const root = await rootOf(this.header, await this.#allHashes());
    return { key: this.#start.key, size: this.layout.size, root };
  }

  async #pieceAt(at: number): Promise<{ start: number; bytes: Uint8Array }> {
    if (at < headerBytes) return { start: 0, bytes: this.header };
    if (at >= this.layout.hashesAt) return { start: this.layout.hashesAt, bytes: await this.#allHashes() };
    const index = Math.floor((at - headerBytes) / (placeOfChunk(this.layout, 1).start - headerBytes));
    return { start: placeOfChunk(this.layout, index).start, bytes: await this.#chunk(index) };
  }

  #chunk(index: number): Promise<Uint8Array> {
    if (this.#newest?.index !== index) this.#newest = { index, sealed: this.#seal(index) };
    return this.#newest.sealed;
  }

  async #seal(index: number): Promise<Uint8Array> {
    const { chunkSize, size } = this.layout;
    const { plain } = placeOfChunk(this.layout, index);
    const bytes = new Uint8Array(plain);
    const start = index * chunkSize;
    if (start < size) bytes.set(await this.#read(start, Math.min(start + plain, size)));
    const nonce = nonceOfChunk(this.header, this.layout, index);
    this.#aesKey ??= importAesKey(this.#start.key);
    const sealed = await aesSeal(await this.#aesKey, bytes, { nonce, additional: this.header });
    const hash = await sha256(sealed);
    const before = this.#hashes[index];
    // Other bytes under the same nonce would open both: they never leave this function.
    if (before && !sameBytes(before, hash)) throw changed();
    this.#hashes[index] = hash;
    return sealed;
  }

  async #read(start: number, end: number): Promise<Uint8Array> {
    const bytes = await this.#source.read(start, end);
    if (bytes.length !== end - start) throw changed();
    return bytes;
  }

  async #allHashes(): Promise<Uint8Array> {
    for (const [index, hash] of this.#hashes.entries()) if (!hash) await this.#chunk(index);
    return joinBytes(this.#hashes.filter((hash) => hash !== null));
  }
}

function changed(): SealedFileError {
  return new SealedFileError('changed', 'the file has changed since its sealing began');
}
