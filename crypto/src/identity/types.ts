/** A signing key that may be held anywhere: the private part never shows. */
export interface Signer {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Signs with Ed25519 (RFC 8032): 64 bytes. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** A key of WebCrypto: its bytes cannot be had, but IndexedDB can keep it as it is. */
export type KeptKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** A signing key as a browser keeps it: `privateKey` is not extractable. */
export interface SigningKey {
  privateKey: KeptKey;
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array;
}

/** What an account's identity key says of a device: this signature key is of this device of mine, until then. */
export interface DeviceCertificate {
  accountId: string;
  deviceId: string;
  /** The account's identity key: Ed25519, 32 bytes. */
  identityKey: Uint8Array;
  /** Milliseconds since 1970, whole seconds. */
  notAfter: number;
  /** Ed25519 by the identity key, over all of this and the device's signature key. */
  signature: Uint8Array;
}

/** Why a certificate does not hold. */
export type CertificateFault = 'malformed' | 'not_signed' | 'expired';

/** What one device remembers of the identity key of a person: the first one it saw, until the person accepts another. */
export interface Pin {
  accountId: string;
  /** The key that is expected: Ed25519, 32 bytes. */
  identityKey: Uint8Array;
  /** When it was first seen, milliseconds since 1970. */
  since: number;
  /** When the person at this device compared picture, digits or code, and it was the same. */
  verifiedAt?: number;
  /** Another key that has been seen and not been accepted yet. */
  changedTo?: Uint8Array;
}

/** How a key stands to a pin. */
export type PinVerdict = 'first' | 'same' | 'changed';
