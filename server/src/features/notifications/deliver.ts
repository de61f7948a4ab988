import { createHash } from 'node:crypto';
import type { PushPayload } from '@maru/contract';
import { request } from 'undici';
import type { House } from '../../platform/house.ts';
import { whyNotReach } from '../../platform/reach/index.ts';
import { deskOf } from './desk.ts';
import { encryptPush } from './encrypt-push.ts';
import { outcomeOf, readRetryAfter, type Outcome } from './rules.ts';
import type { DeviceRow } from './store.ts';
import { signVapid, type VapidKeys } from './vapid-keys.ts';

/** How long a push service may keep what it cannot deliver: a day; what is read by then is taken away. */
const keptSeconds = 86_400;
const answerMs = 10_000;
const tokenMs = 6 * 3_600_000;

/** A call that nobody hears any more is not to ring. */
const secondsKept = (payload: PushPayload, now: Date): number =>
  payload.kind === 'call'
    ? Math.max(0, Math.ceil((Date.parse(payload.until) - now.getTime()) / 1_000))
    : keptSeconds;

const isUrgent = (payload: PushPayload): boolean =>
  payload.kind === 'call' || payload.kind === 'callOver' || (payload.kind !== 'read' && !payload.silent);

/** What came of it. */
export interface Delivery {
  outcome: Outcome;
  retryAfterMs: number | undefined;
}

/** Where push services reach whoever runs this host. */
export const subjectOf = ({ vapidSubject, publicUrl }: House['config']): string => {
  if (vapidSubject) return vapidSubject;
  return publicUrl?.startsWith('https:') ? publicUrl : 'mailto:operator@maru.invalid';
};

/** Push is sent over TLS to addresses of the internet, unless the operator allows others. */
export const mayReach = (endpoint: string, anywhere: boolean): boolean => {
  const url = URL.parse(endpoint);
  return url !== null && (anywhere || url.protocol === 'https:') && !whyNotReach(url, anywhere);
};

const authorise = async (house: House, keys: VapidKeys, origin: string): Promise<string> => {
  const { tokens } = deskOf(house);
  const now = house.clock.now();
  const known = tokens.get(origin);
  if (known && known.until > now.getTime()) return known.header;
  const header = await signVapid(keys, { origin, subject: subjectOf(house.config), now });
  tokens.set(origin, { header, until: now.getTime() + tokenMs });
  return header;
};

const matterOf = (payload: PushPayload): string => {
  if ('callId' in payload) return payload.callId;
  if ('chatId' in payload) return payload.chatId;
  return payload.kind === 'security' ? payload.what : '';
};

/** Under one topic a push service keeps only the newest: one for each chat or call, by a name that says nothing. */
const topicOf = ({ device_id: id }: DeviceRow, payload: PushPayload): string =>
  createHash('sha256')
    .update(`${id} ${matterOf(payload)}`)
    .digest('base64url')
    .slice(0, 32);

/** Sends one push, encrypted for its browser. What it says is told to nobody else, and to no log. */
export const deliver = async (house: House, device: DeviceRow, payload: PushPayload): Promise<Delivery> => {
  const { keys, reach } = deskOf(house);
  const anywhere = house.config.push === 'anywhere';
  if (!keys || !reach || !mayReach(device.endpoint, anywhere))
    return { outcome: 'gone', retryAfterMs: undefined };
  try {
    const url = new URL(device.endpoint);
    const { statusCode, headers, body } = await request(url, {
      method: 'POST',
      dispatcher: reach,
      signal: AbortSignal.timeout(answerMs),
      headers: {
        authorization: await authorise(house, keys, url.origin),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(secondsKept(payload, house.clock.now())),
        urgency: isUrgent(payload) ? 'high' : 'normal',
        topic: topicOf(device, payload),
      },
      body: encryptPush(payload, device),
    });
    body.on('error', () => undefined);
    body.destroy();
    const retryAfter = [headers['retry-after']].flat()[0];
    const retryAfterMs = readRetryAfter(retryAfter, house.clock.now());
    return { outcome: outcomeOf(statusCode), retryAfterMs };
  } catch {
    return { outcome: 'again', retryAfterMs: undefined };
  }
};
