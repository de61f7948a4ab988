import { frameBytes, fromBase64, toBase64 } from '../bytes/bytes.ts';
import { publicKeyBytes, signerOf, verifyCertificate, verifySignature } from '../identity/index.ts';
import { callLabel, readText, type Fields } from './read-text.ts';
import type { CallDevice, CallFault, CallKeys, CallVoucher, HeardHello, HelloWish } from './types.ts';

/** The bytes that a device signs to say: these keys are mine in this call. */
export function helloStatement(wish: HelloWish): Uint8Array {
  const { callId, accountId, deviceId, signingKey, exchangeKey, since } = wish;
  if (signingKey.length !== publicKeyBytes || exchangeKey.length !== publicKeyBytes) {
    throw new RangeError('a key of a call has 32 bytes');
  }
  return frameBytes([
    callLabel,
    'hello',
    callId,
    accountId,
    deviceId,
    signingKey,
    exchangeKey,
    String(since),
  ]);
}

/** What a hello is made of. */
export interface HelloParts extends CallDevice {
  callId: string;
  keys: CallKeys;
  since: number;
  /** Left out where the device has no keys of its own: the keys of the call sign for themselves. */
  voucher?: CallVoucher | undefined;
}

/** Says hello: the text that the others take with `hearHello`. */
export async function sayHello(parts: HelloParts): Promise<string> {
  const { callId, accountId, deviceId, keys, since, voucher } = parts;
  const { signing, exchange } = keys;
  const wish = {
    callId,
    accountId,
    deviceId,
    since,
    signingKey: signing.publicKey,
    exchangeKey: exchange.publicKey,
  };
  const signature = voucher ? await voucher.sign(wish) : await signerOf(signing).sign(helloStatement(wish));
  return JSON.stringify({
    v: 1,
    is: 'hello',
    signingKey: toBase64(signing.publicKey),
    exchangeKey: toBase64(exchange.publicKey),
    since,
    signature: toBase64(signature),
    ...(voucher && {
      certificate: toBase64(voucher.certificate),
      signatureKey: toBase64(voucher.signatureKey),
    }),
  });
}

/** The same hello, with or without asking for one in return; what is asked is not signed. */
export function askHello(hello: string): string {
  return JSON.stringify({ ...(JSON.parse(hello) as object), asks: true });
}

/** Takes a hello of a device that the host names, in a call. `now` in milliseconds. */
export async function hearHello(
  text: string,
  place: { callId: string; from: CallDevice; now: number },
): Promise<{ hello: HeardHello } | { fault: CallFault }> {
  const outside = readText(text);
  if ('fault' in outside) return outside;
  const { fields } = outside;
  if (fields.is !== 'hello') return { fault: 'unknown' };
  const read = readHello(fields, place);
  if (!read) return { fault: 'malformed' };
  const { wish, signature, certificate, signatureKey } = read;
  const statement = helloStatement(wish);
  const asks = fields['asks'] === true;
  if (!certificate || !signatureKey) {
    const isTheirs = await verifySignature(wish.signingKey, statement, signature);
    return isTheirs ? { hello: { ...wish, asks } } : { fault: 'forged' };
  }
  const checked = await verifyCertificate(certificate, { signatureKey, now: place.now });
  if ('fault' in checked) return { fault: checked.fault === 'expired' ? 'expired' : 'forged' };
  const said = checked.certificate;
  if (said.accountId !== wish.accountId || said.deviceId !== wish.deviceId) return { fault: 'misplaced' };
  if (!(await verifySignature(signatureKey, statement, signature))) return { fault: 'forged' };
  return { hello: { ...wish, asks, certificate: said } };
}

function readHello(fields: Fields, { callId, from }: { callId: string; from: CallDevice }) {
  try {
    const bytes = (name: string): Uint8Array => fromBase64(fields[name] as string);
    const since = fields['since'];
    const wish: HelloWish = {
      callId,
      accountId: from.accountId,
      deviceId: from.deviceId,
      signingKey: bytes('signingKey'),
      exchangeKey: bytes('exchangeKey'),
      since: since as number,
    };
    const hasKeys = wish.signingKey.length === publicKeyBytes && wish.exchangeKey.length === publicKeyBytes;
    if (!hasKeys || !Number.isSafeInteger(since) || wish.since < 0) return undefined;
    // A certificate without its key, or the other way round, is no way to pass for a device without keys.
    if ((fields['certificate'] === undefined) !== (fields['signatureKey'] === undefined)) return undefined;
    const isVouched = fields['certificate'] !== undefined;
    return {
      wish,
      signature: bytes('signature'),
      certificate: isVouched ? bytes('certificate') : undefined,
      signatureKey: isVouched ? bytes('signatureKey') : undefined,
    };
  } catch {
    return undefined;
  }
}
