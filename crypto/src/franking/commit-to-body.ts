import { frameBytes, joinBytes, randomBytes } from '../bytes/bytes.ts';
import { hmac, verifyHmac } from '../bytes/webcrypto.ts';
import { pad, unpad } from '../payload/pad.ts';
import { PayloadError } from '../payload/payload.ts';

/** Bytes of an opening, and of a commitment. */
export const openingBytes = 32;

/** A body with what is needed to show later that it was said. */
export interface FrankedBody {
  /** What `encodePayload` gave. */
  body: Uint8Array;
  /** 32 random bytes, known to the members alone until one of them reports. */
  opening: Uint8Array;
}

/**
 * Commits to a body (message franking): HMAC-SHA-256 under a new opening, over the room and the body. The commitment
 * goes into the message's authenticated data, which the server sees and vouches for; it says nothing of the body until
 * somebody shows the opening, and then no other body fits it.
 */
export async function commitToBody(
  roomId: string,
  body: Uint8Array,
): Promise<FrankedBody & { commitment: Uint8Array }> {
  const opening = randomBytes(openingBytes);
  return { body, opening, commitment: await hmac(opening, committed(roomId, body)) };
}

/** Whether a commitment is to this body in this room. False, too, where opening or commitment are not 32 bytes. */
export async function opensCommitment(
  roomId: string,
  { body, opening, commitment }: FrankedBody & { commitment: Uint8Array },
): Promise<boolean> {
  // HMAC fills up short keys with zeros: only at exactly 32 bytes does a key stand for itself alone.
  if (opening.length !== openingBytes || commitment.length !== openingBytes) return false;
  return verifyHmac(opening, committed(roomId, body), commitment);
}

/** What a message seals: the opening, then the body, padded. Throws PayloadError `too_large`. */
export function packFranked({ body, opening }: FrankedBody): Uint8Array {
  return pad(joinBytes([opening, body]));
}

/** Takes opening and body out of what a message had sealed. Throws PayloadError `shape`. */
export function unpackFranked(padded: Uint8Array): FrankedBody {
  const bytes = unpad(padded);
  if (bytes.length < openingBytes) throw new PayloadError('shape', 'a message without an opening');
  return { opening: bytes.slice(0, openingBytes), body: bytes.slice(openingBytes) };
}

function committed(roomId: string, body: Uint8Array): Uint8Array {
  return frameBytes(['maru secret chat commitment v1', roomId, body]);
}
