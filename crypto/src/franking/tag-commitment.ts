import { frameBytes } from '../bytes/bytes.ts';
import { hmac, verifyHmac } from '../bytes/webcrypto.ts';
import { opensCommitment, type FrankedBody } from './commit-to-body.ts';

/** What the server vouches for when it takes a sealed message: who sent which commitment where and when. */
export interface TaggedMessage {
  commitment: Uint8Array;
  accountId: string;
  deviceId: string;
  roomId: string;
  seq: number;
  /** Milliseconds since 1970, by the server's clock. */
  at: number;
}

/** The server's tag of a message: HMAC-SHA-256 under a key that never leaves it. The server keeps no words for it. */
export async function tagCommitment(serverKey: Uint8Array, message: TaggedMessage): Promise<Uint8Array> {
  return hmac(serverKey, tagged(message));
}

/** A message as somebody reports it. */
export interface ReportedMessage extends TaggedMessage, FrankedBody {
  tag: Uint8Array;
}

/**
 * Whether a reported message was really sent, by that account and device, in that room, at that place and time: the
 * opening fits the commitment, and the tag is the server's own. Whoever changes a word, a name, a number or the time has
 * neither the one nor the other.
 */
export async function isGenuine(serverKey: Uint8Array, reported: ReportedMessage): Promise<boolean> {
  const tagHolds = await verifyHmac(serverKey, tagged(reported), reported.tag);
  return tagHolds && (await opensCommitment(reported.roomId, reported));
}

function tagged({ commitment, accountId, deviceId, roomId, seq, at }: TaggedMessage): Uint8Array {
  return frameBytes([
    'maru secret chat tag v1',
    commitment,
    accountId,
    deviceId,
    roomId,
    String(seq),
    String(at),
  ]);
}
