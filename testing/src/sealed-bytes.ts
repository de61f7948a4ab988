import { randomBytes } from 'node:crypto';
import type { InputOf } from '@maru/contract';

const base64 = (bytes: Buffer): string => bytes.toString('base64');

/** Bytes after their length, as MLS writes it (RFC 9420, 2.1.2). */
const vector = (bytes: Buffer): Buffer => {
  const { length } = bytes;
  const head =
    length < 64
      ? Buffer.from([length])
      : Buffer.from([0x80 | (length >>> 24), length >>> 16, length >>> 8, length].map((one) => one & 0xff));
  return Buffer.concat([head, bytes]);
};

const epochBytes = (epoch: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(epoch));
  return bytes;
};

const begin = (format: number): Buffer => Buffer.from([0, 1, 0, format]);

/** Random bytes that look like a key package of MLS, as far as a host looks. */
export const someKeyPackage = (): string =>
  base64(Buffer.concat([begin(5), Buffer.from([0, 1, 0, 1]), randomBytes(250)]));

/** Keys of a device; with an identity, those of another device of the same person. */
export const someDeviceKeys = (
  identityKey = base64(randomBytes(32)),
  packages = 5,
): InputOf<'secretChats.registerDevice'> => ({
  identityKey,
  signatureKey: base64(randomBytes(32)),
  certificate: base64(randomBytes(160)),
  keyPackages: Array.from({ length: packages }, someKeyPackage),
  lastResort: someKeyPackage(),
});

/** A group, and where it stands. */
export interface SomeGroup {
  groupId: string;
  epoch: number;
}

/** Random bytes that look like a commit. */
export const someCommit = ({ groupId, epoch }: SomeGroup, size = 300): string =>
  base64(
    Buffer.concat([
      begin(1),
      vector(Buffer.from(groupId, 'base64')),
      epochBytes(epoch),
      Buffer.from([1, 0, 0, 0, 0]),
      vector(Buffer.alloc(0)),
      Buffer.from([3]),
      randomBytes(size),
    ]),
  );

/** Random bytes that look like a welcome. */
export const someWelcome = (size = 300): string =>
  base64(Buffer.concat([begin(3), Buffer.from([0, 1]), randomBytes(size)]));

/** Random bytes that look like a sealed message, with a commitment in clear. */
export const someSealed = (
  { groupId, epoch }: SomeGroup,
  { commitment = base64(randomBytes(32)), size = 256 }: { commitment?: string; size?: number } = {},
): { message: string; commitment: string; epoch: number } => ({
  epoch,
  commitment,
  message: base64(
    Buffer.concat([
      begin(2),
      vector(Buffer.from(groupId, 'base64')),
      epochBytes(epoch),
      Buffer.from([1]),
      vector(Buffer.from(commitment, 'base64')),
      vector(randomBytes(40)),
      vector(randomBytes(size)),
    ]),
  ),
});
