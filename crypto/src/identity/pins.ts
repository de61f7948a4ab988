import { sameBytes } from '../bytes/bytes.ts';
import type { Pin, PinVerdict } from './types.ts';

/** How a key stands to what is pinned for the account. */
export function judgeKey(pin: Pin | undefined, identityKey: Uint8Array): PinVerdict {
  if (!pin) return 'first';
  return sameBytes(pin.identityKey, identityKey) ? 'same' : 'changed';
}

/** The pin of somebody whose key is seen for the first time. */
export function pinFirst(accountId: string, identityKey: Uint8Array, now: number): Pin {
  return { accountId, identityKey: identityKey.slice(), since: now };
}

/** Notes that another key has been seen: the old one stays pinned, and no longer counts as verified. */
export function noteOtherKey(pin: Pin, identityKey: Uint8Array): Pin {
  if (sameBytes(pin.identityKey, identityKey)) return pin;
  const { verifiedAt: _verifiedAt, ...rest } = pin;
  return { ...rest, changedTo: identityKey.slice() };
}

/** Pins the new key because the person said yes to exactly this one; undefined where it is not the one that was noted. */
export function acceptOtherKey(pin: Pin, identityKey: Uint8Array, now: number): Pin | undefined {
  if (!pin.changedTo || !sameBytes(pin.changedTo, identityKey)) return undefined;
  return pinFirst(pin.accountId, identityKey, now);
}

/** Marks a pin as compared and the same; undefined where the compared key is not the pinned one. */
export function markVerified(pin: Pin, identityKey: Uint8Array, now: number): Pin | undefined {
  if (!sameBytes(pin.identityKey, identityKey)) return undefined;
  const { changedTo: _changedTo, ...rest } = pin;
  return { ...rest, verifiedAt: now };
}

/** Takes the mark away. */
export function unmarkVerified(pin: Pin): Pin {
  const { verifiedAt: _verifiedAt, ...rest } = pin;
  return rest;
}

/** Trust as an engine asks for it: the pinned key, or any where nothing is pinned yet. */
export function trustPins(
  findPin: (accountId: string) => Pin | undefined | Promise<Pin | undefined>,
): (accountId: string, identityKey: Uint8Array) => Promise<boolean> {
  return async (accountId, identityKey) => judgeKey(await findPin(accountId), identityKey) !== 'changed';
}
