import { randomBytes } from '../bytes/bytes.ts';

/** A new id of a group: 32 random bytes. */
export function newGroupId(): Uint8Array {
  return randomBytes(32);
}
