import type { DeviceCertificate, KeptKey, SigningKey } from '../identity/index.ts';

/** Who speaks or hears in a call: one device of one account. */
export interface CallDevice {
  accountId: string;
  deviceId: string;
}

/** The keys that one device makes for one call, and forgets with it. None of the private parts can be read. */
export interface CallKeys {
  /** Ed25519: signs all that the device says in this call. */
  signing: SigningKey;
  /** X25519: what is for this device alone is sealed to it. */
  exchange: { privateKey: KeptKey; publicKey: Uint8Array };
}

/** What vouches for the keys of a call: the device's own signature key, and the certificate of its account. */
export interface CallVoucher {
  certificate: Uint8Array;
  signatureKey: Uint8Array;
  /** Signs the statement of `helloStatement` and nothing else. */
  sign(wish: HelloWish): Promise<Uint8Array>;
}

/** What a hello says. */
export interface HelloWish extends CallDevice {
  callId: string;
  /** Ed25519, 32 bytes. */
  signingKey: Uint8Array;
  /** X25519, 32 bytes. */
  exchangeKey: Uint8Array;
  /** When the keys were made, milliseconds since 1970: of two hellos of a device the later counts. */
  since: number;
}

/** A hello that holds. */
export interface HeardHello extends HelloWish {
  /** Undefined where the device has no keys of its own: nothing vouches for whose it is but the host. */
  certificate?: DeviceCertificate;
  /** The device asks for a hello in return. */
  asks: boolean;
}

/** Why something said in a call is not taken. */
export type CallFault =
  /** No text of this protocol. */
  | 'malformed'
  /** Of another version, or of a kind not known. */
  | 'unknown'
  /** Of another call, another device, or to another one. */
  | 'misplaced'
  /** The signature or the seal is not theirs. */
  | 'forged'
  /** The certificate has ended. */
  | 'expired'
  /** It has been said before, or something later has. */
  | 'replayed'
  /** Nobody knows this device in the call yet: it has to say hello first. */
  | 'stranger';

/** A key of a sender, and from which of its epochs on it counts. */
export interface SenderKey {
  epoch: number;
  /** 32 bytes. */
  key: Uint8Array;
}
