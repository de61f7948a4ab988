import type { AccountId, CallDevice } from '@maru/contract';
import { CallCircle, type CallVoucher, type HeardHello } from '@maru/crypto/calls';
import { findCallIdentity, judgeCallKey, signForCall } from '../../secret-chats/index.ts';
import type { KeyVerdict } from './call-talk.ts';

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** What vouches for this device; undefined where it has no keys, or they are not to be had just now. */
const findVoucher = async (callId: string, { deviceId }: CallDevice): Promise<CallVoucher | undefined> => {
  const own = await findCallIdentity().catch(() => null);
  if (own?.deviceId !== deviceId) return undefined;
  return {
    certificate: toBytes(own.certificate),
    signatureKey: toBytes(own.signatureKey),
    async sign({ signingKey, exchangeKey, since }) {
      const keys = { signingKey: toText(signingKey), exchangeKey: toText(exchangeKey) };
      const signed = await signForCall({ callId, ...keys, since });
      if (!signed) throw new Error('This device has no keys any more.');
      return toBytes(signed.signature);
    },
  };
};

/** Makes the keys of this device for a call; where it cannot vouch for them, they are taken as nobody's in particular. */
export const beginCircle = async (callId: string, me: CallDevice): Promise<CallCircle> => {
  const voucher = await findVoucher(callId, me);
  const options = { ...me, callId, now: Date.now };
  return CallCircle.begin({ ...options, voucher }).catch(() => CallCircle.begin(options));
};

/** How somebody's keys in a call stand to what this device knows of them. */
export const judgeHello = async ({ accountId, certificate }: HeardHello): Promise<KeyVerdict> => {
  if (!certificate) return 'unconfirmed';
  const verdict = await judgeCallKey(accountId as AccountId, toText(certificate.identityKey)).catch(
    () => null,
  );
  if (verdict === null) return 'unconfirmed';
  if (verdict === 'changed' || verdict === 'verified') return verdict;
  return 'encrypted';
};
