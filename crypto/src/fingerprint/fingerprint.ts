import { sha512 } from '@noble/hashes/sha2.js';
import { frameBytes, joinBytes, toHex } from '../bytes/bytes.ts';

/** Somebody's account with its identity key (Ed25519, 32 bytes). */
export interface Identified {
  accountId: string;
  identityKey: Uint8Array;
}

/** One cell of the picture of keys. */
export interface KeyCell {
  /** 0 to 7: one of `keyColours`. */
  readonly colour: number;
  /** 0 to 3: square, circle, triangle, star. */
  readonly shape: number;
}

/** What the keys of some people look like: the same on all their devices exactly when the keys are the same. */
export interface Fingerprint {
  /** Twelve groups of five digits: 199 bits. */
  digits: string[];
  /** 49 cells, row by row: 245 bits. */
  cells: KeyCell[];
}

/** Cells in a row, and rows. */
export const cellsAcross = 7;

/** How often each key is hashed: whoever looks for one that looks alike pays for all of them, each time. */
const rounds = 5_200;
const groups = 12;

/**
 * The fingerprint of the keys of some people: of two friends, or of all who are in a room. Order, doubles and the number
 * of devices of each make no difference. Each new key takes some 30 ms; those met before cost nothing.
 */
export async function fingerprintOf(people: readonly Identified[]): Promise<Fingerprint> {
  const hashes = new Map<string, Uint8Array>();
  for (const person of people) {
    const hash = await hashOfPerson(person);
    hashes.set(toHex(hash), hash);
  }
  const sorted = [...hashes.keys()].toSorted().map((name) => hashes.get(name)!);
  return {
    digits: toDigits(sha512(frameBytes(['maru fingerprint v1 digits', ...sorted]))),
    cells: toCells(sha512(frameBytes(['maru fingerprint v1 picture', ...sorted]))),
  };
}

const hashed = new Map<string, Uint8Array>();
const hashedAtMost = 256;

async function hashOfPerson({ accountId, identityKey }: Identified): Promise<Uint8Array> {
  const start = frameBytes(['maru fingerprint v1 person', accountId, identityKey]);
  const name = toHex(start);
  const known = hashed.get(name);
  if (known) return known;
  // A room of a hundred takes seconds: others get their turn in between.
  await new Promise((resolve) => setTimeout(resolve));
  let hash = sha512(start);
  for (let round = 0; round < rounds; round++) hash = sha512(joinBytes([hash, identityKey]));
  if (hashed.size >= hashedAtMost) hashed.clear();
  hashed.set(name, hash);
  return hash;
}

function toDigits(hash: Uint8Array): string[] {
  return Array.from({ length: groups }, (_, group) => {
    const five = hash.subarray(group * 5, group * 5 + 5);
    const number = five.reduce((sum, byte) => sum * 256 + byte, 0);
    return String(number % 100_000).padStart(5, '0');
  });
}

function toCells(hash: Uint8Array): KeyCell[] {
  return Array.from({ length: cellsAcross * cellsAcross }, (_, cell) => {
    let bits = 0;
    for (let bit = cell * 5; bit < cell * 5 + 5; bit++) bits = (bits << 1) | bitAt(hash, bit);
    return { colour: bits >> 2, shape: bits & 3 };
  });
}

function bitAt(bytes: Uint8Array, bit: number): number {
  return (bytes[bit >> 3]! >> (7 - (bit & 7))) & 1;
}
