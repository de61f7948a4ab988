import type { InputOf, PushLanguage } from '@maru/contract';

/** The bytes of a key in base64url, as a browser wants it. */
export const keyBytes = (key: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(key.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

/** Was a subscription made with this key of the host? */
export const isOfKey = (subscription: PushSubscription, publicKey: string): boolean => {
  const own = subscription.options.applicationServerKey;
  if (!own) return true;
  const [given, wanted] = [new Uint8Array(own), keyBytes(publicKey)];
  return given.length === wanted.length && given.every((byte, at) => byte === wanted[at]);
};

/** A subscription as the host wants to know it. */
export const describeSubscription = (
  subscription: PushSubscription,
  language: PushLanguage,
): InputOf<'notifications.addDevice'> => {
  const { endpoint, keys = {} } = subscription.toJSON();
  return {
    endpoint: endpoint ?? subscription.endpoint,
    keys: { p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' },
    language,
  };
};
