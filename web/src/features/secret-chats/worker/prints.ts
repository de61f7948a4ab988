import { fingerprintOf } from '@maru/crypto/fingerprint';
import type { KeyPrint } from '../screens/view.ts';
import { toText } from './base64.ts';

/** An account and its identity key. */
export interface Identity {
  accountId: string;
  identityKey: Uint8Array;
}

/** How many are kept: making one takes a tenth of a second. */
const mostKept = 64;
const made = new Map<string, Promise<KeyPrint>>();

const make = async (identities: readonly Identity[]): Promise<KeyPrint> => {
  const { digits, cells } = await fingerprintOf(identities);
  return { digits, cells };
};

/** What the keys of these people look like together. */
export const printOf = (identities: readonly Identity[]): Promise<KeyPrint> => {
  const names = identities.map(({ accountId, identityKey }) => `${accountId} ${toText(identityKey)}`);
  const name = [...new Set(names)].sort().join();
  const print = made.get(name) ?? make(identities);
  made.delete(name);
  made.set(name, print);
  if (made.size > mostKept) made.delete(made.keys().next().value!);
  return print;
};

/** Six digits of a key that asks to be let in: both devices show the same where nobody stands between them. */
export const askingDigits = async (
  accountId: string,
  keys: { identityKey: Uint8Array; signatureKey: Uint8Array },
): Promise<string> => {
  const text = ['maru asking device', accountId, toText(keys.identityKey), toText(keys.signatureKey)];
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.join('|')));
  const [number] = new Uint32Array(hash.slice(0, 4));
  return String((number ?? 0) % 1_000_000).padStart(6, '0');
};
