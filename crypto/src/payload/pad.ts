import { readU32, u32 } from '../bytes/bytes.ts';
import { PayloadError } from './payload.ts';

const smallest = 256;

/** The most bytes that fit: the rest of a message of 64,000 bytes is for what MLS puts around them. */
export const largestPadded = 61 * 1024;

const head = 4;

/** How many bytes so many become: 256, then powers of two, so that a size says little of a text. */
export function paddedSize(length: number): number {
  const needed = length + head;
  if (needed > largestPadded) throw new PayloadError('too_large', `${length} bytes do not fit in a message`);
  let size = smallest;
  while (size < needed) size *= 2;
  return Math.min(size, largestPadded);
}

/** Puts the length before bytes (u32) and zeros behind them. Throws PayloadError `too_large`. */
export function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(paddedSize(bytes.length));
  padded.set(u32(bytes.length));
  padded.set(bytes, head);
  return padded;
}

/**
 * Takes the bytes out again. Throws PayloadError `shape` at a length that is not there, a size that `pad` does not make,
 * or padding that is not zero: nobody hides anything in it.
 */
export function unpad(padded: Uint8Array): Uint8Array {
  const length = padded.length < head ? -1 : readU32(padded, 0);
  const whole = length >= 0 && length + head <= largestPadded && paddedSize(length) === padded.length;
  if (!whole || padded.subarray(head + length).some((byte) => byte !== 0)) {
    throw new PayloadError('shape', 'padding that is not ours');
  }
  return padded.slice(head, head + length);
}
