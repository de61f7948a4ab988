import { sameBytes } from '../bytes/bytes.ts';
import { checkLeaf, checkSpan, suiteName, type LeafShape } from './check-shape.ts';
import { EngineError } from './engine-error.ts';

const privatePartVersion = 1;
const hpkeKeyBytes = 32;

interface Lifetime {
  notBefore: bigint;
  notAfter: bigint;
}

/** A key package as far as it is looked at here (RFC 9420 section 10). */
export interface KeyPackageShape {
  version: string;
  cipherSuite: string;
  initKey: Uint8Array;
  leafNode: LeafShape & { leafNodeSource: string; lifetime?: Lifetime };
  extensions: readonly unknown[];
}

/** What every key package has to be, whenever it is read; returns its times, in seconds. */
export function checkKeyPackage({
  version,
  cipherSuite,
  initKey,
  leafNode,
  extensions,
}: KeyPackageShape): Lifetime {
  checkLeaf(leafNode);
  const { leafNodeSource, lifetime, hpkePublicKey } = leafNode;
  const plain = version === 'mls10' && cipherSuite === suiteName && extensions.length === 0;
  if (!plain || leafNodeSource !== 'key_package' || !lifetime || sameBytes(initKey, hpkePublicKey)) {
    throw new EngineError('not_allowed', 'a key package of another kind than ours');
  }
  checkSpan(lifetime);
  return lifetime;
}

/** The private keys of a key package. Where the library looks for a signature key there is none. */
export interface PrivateKeys {
  initPrivateKey: Uint8Array;
  hpkePrivateKey: Uint8Array;
  signaturePrivateKey: Uint8Array;
}

/** What stands where the library looks for a private signature key: nothing, but of the right length. */
export const keylessHandle = new Uint8Array(32);

/** The private keys as bytes: version | init key | leaf key. */
export function writePrivatePart({ initPrivateKey, hpkePrivateKey }: PrivateKeys): Uint8Array {
  return Uint8Array.of(privatePartVersion, ...initPrivateKey, ...hpkePrivateKey);
}

/** Reads what `writePrivatePart` wrote. Throws an EngineError `bad_state`. */
export function readPrivatePart(bytes: Uint8Array): PrivateKeys {
  if (bytes.length !== 1 + 2 * hpkeKeyBytes || bytes[0] !== privatePartVersion) {
    throw new EngineError('bad_state', 'no private part of a key package');
  }
  return {
    initPrivateKey: bytes.slice(1, 1 + hpkeKeyBytes),
    hpkePrivateKey: bytes.slice(1 + hpkeKeyBytes),
    signaturePrivateKey: keylessHandle,
  };
}
