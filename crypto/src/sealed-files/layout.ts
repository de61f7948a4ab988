import { joinBytes, readU32, u32, utf8, fromUtf8 } from '../bytes/bytes.ts';

/** Bytes of a file that are sealed as one piece: what must be fetched and opened to see any of them. */
export const defaultChunkSize = 256 * 1024;

/** Bytes of the head: `SCA1`, the size of a chunk (u32), seven random bytes that begin every nonce. */
export const headerBytes = 15;

/** Bytes that AES-GCM adds to a chunk. */
export const chunkTagBytes = 16;

/** Bytes of a chunk's hash. */
export const hashBytes = 32;

const mark = 'SCA1';
const prefixBytes = 7;
const smallestPadded = 1_024;
const chunkSizes = { min: 4 * 1024, max: 1024 * 1024 };

/** Why a sealed file is not opened, or not sealed on. */
export class SealedFileError extends Error {
  /** `broken`: it is not what its sender sealed. `changed`: the file is another than when its sealing began. */
  readonly code: 'broken' | 'changed';
  constructor(code: 'broken' | 'changed', message: string) {
    super(message);
    this.name = 'SealedFileError';
    this.code = code;
  }
}

/** Where everything stands in a sealed file of a known size. */
export interface Layout {
  /** Bytes of the file itself. */
  size: number;
  /** Bytes of the file with its padding. */
  padded: number;
  chunkSize: number;
  chunks: number;
  /** Where the hashes of the chunks stand, in the sealed file. */
  hashesAt: number;
  /** Bytes of the whole sealed file: head, chunks, hashes. */
  sealedSize: number;
}

/** Works out the layout of a file of so many bytes. */
export function layOut(size: number, chunkSize: number = defaultChunkSize): Layout {
  const padded = padmeSize(size);
  const chunks = Math.ceil(padded / chunkSize);
  const hashesAt = headerBytes + padded + chunks * chunkTagBytes;
  return { size, padded, chunkSize, chunks, hashesAt, sealedSize: hashesAt + chunks * hashBytes };
}

/**
 * The size that a file is padded to (Padmé, Nikitin et al. 2019): at most 12 % more, and sizes that are near each other
 * become the same. Nothing is below 1 KiB.
 */
export function padmeSize(size: number): number {
  if (size <= smallestPadded) return smallestPadded;
  const exponent = size.toString(2).length - 1;
  const kept = exponent.toString(2).length;
  const step = 2 ** (exponent - kept);
  return Math.ceil(size / step) * step;
}

/** Where a chunk stands in the sealed file. `plain` is how many bytes are in it, padding counted. */
export function placeOfChunk(layout: Layout, index: number): { start: number; end: number; plain: number } {
  const plain = Math.min(layout.chunkSize, layout.padded - index * layout.chunkSize);
  const start = headerBytes + index * (layout.chunkSize + chunkTagBytes);
  return { start, end: start + plain + chunkTagBytes, plain };
}

/** The chunks in which bytes `start` to `end` (not itself) of the file stand: from `first` to `last`, both counted. */
export function chunksOfRange(layout: Layout, start: number, end: number): { first: number; last: number } {
  return { first: Math.floor(start / layout.chunkSize), last: Math.floor((end - 1) / layout.chunkSize) };
}

/** The nonce of a chunk: no two chunks of a key have the same, and the last one has one of its own kind. */
export function nonceOfChunk(header: Uint8Array, layout: Layout, index: number): Uint8Array {
  const last = Uint8Array.of(index === layout.chunks - 1 ? 1 : 0);
  return joinBytes([header.subarray(headerBytes - prefixBytes), u32(index), last]);
}

/** Writes the head of a sealed file. */
export function writeHeader(chunkSize: number, prefix: Uint8Array): Uint8Array {
  if (prefix.length !== prefixBytes) throw new RangeError(`a nonce begins with ${prefixBytes} bytes`);
  return joinBytes([utf8(mark), u32(chunkSize), prefix]);
}

/** Reads the head of a sealed file: the size of its chunks. Throws SealedFileError `broken`. */
export function readHeader(header: Uint8Array): number {
  const chunkSize = header.length === headerBytes ? readU32(header, mark.length) : 0;
  const known = chunkSize > 0 && isMark(header.subarray(0, mark.length));
  if (!known || chunkSize < chunkSizes.min || chunkSize > chunkSizes.max) {
    throw new SealedFileError('broken', 'this is no sealed file');
  }
  return chunkSize;
}

function isMark(bytes: Uint8Array): boolean {
  try {
    return fromUtf8(bytes) === mark;
  } catch {
    return false;
  }
}
