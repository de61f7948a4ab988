import { refuse } from '../../platform/refusal.ts';
import { fromBase64 } from './present.ts';

/** What MLS bytes are, as their first bytes say (RFC 9420, 6). */
const wireFormat = { publicMessage: 1, privateMessage: 2, welcome: 3, keyPackage: 5 } as const;
const version = 1;
const suite = 1;

const isKeyPackage = (bytes: Buffer): boolean => {
  if (bytes.length < 40 || bytes.readUInt16BE(0) !== version) return false;
  // As a message of its own, or by itself.
  const at = bytes.readUInt16BE(2) === wireFormat.keyPackage && bytes.readUInt16BE(4) === version ? 4 : 0;
  return bytes.readUInt16BE(at + 2) === suite;
};

/** Key packages of the one suite that is spoken here. What is inside them is for those who use them to look at. */
export const requireKeyPackages = (texts: readonly string[]): Buffer[] =>
  texts.map((text) => {
    const bytes = fromBase64(text);
    if (!isKeyPackage(bytes)) throw refuse('bad_input', { field: 'keyPackages', why: 'no key package' });
    return bytes;
  });
