import { createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, encodings } from '@apeleghq/rfc8188';
import { importJWK, jwtVerify, type JWTPayload } from 'jose';
import { patience } from './patience.ts';

/** A push as it came: what it says, once decrypted, and what it said to the push service. */
export interface ReceivedPush {
  payload: Record<string, unknown>;
  /** What it was when it came: nothing of it may be read without the browser's key. */
  body: Buffer;
  headers: Record<string, string | undefined>;
  /** Whoever sent it, as the push service sees it: proved by the signature. */
  sender: JWTPayload;
  publicKey: string;
}

/** A subscription as a browser gives it to a page. */
export interface TestSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** A browser with a push service of its own. */
export interface TestBrowser {
  subscription: TestSubscription;
  /** Everything that has come so far. */
  pushes: ReceivedPush[];
  /** The next push that comes, or has come and was not given before; fails after five seconds. */
  next(): Promise<ReceivedPush>;
}

/** What the push service answers to the next pushes, instead of taking them. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
}

/** A push service on this machine, with browsers behind it. */
export interface PushReceiver {
  origin: string;
  browser(): TestBrowser;
  /** Lets the next pushes be answered otherwise, one answer for each; what is answered so is not received. */
  answerWith(...answers: Answer[]): void;
  /** Every request that has come, taken or not. */
  requests(): number;
  stop(): Promise<void>;
}

interface KnownBrowser {
  ecdh: ECDH;
  auth: Buffer;
  browser: TestBrowser & { take(push: ReceivedPush): void };
}

/** The secret that both sides have, from which the content is encrypted (RFC 8291, 3.3 and 3.4). */
const secretOf = ({ ecdh, auth }: KnownBrowser, senderKey: Buffer): ArrayBuffer => {
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), senderKey]);
  return hkdfSync('sha256', ecdh.computeSecret(senderKey), auth, info, 32);
};

const decryptFor = async (known: KnownBrowser, body: Buffer): Promise<Record<string, unknown>> => {
  const stream = new Blob([new Uint8Array(body)]).stream();
  const plain = decrypt(encodings.aes128gcm, stream, (keyId) => secretOf(known, Buffer.from(keyId)));
  const parts: Buffer[] = [];
  for await (const part of plain) parts.push(Buffer.from(part));
  return JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
};

const pointOf = (key: string) => {
  const bytes = Buffer.from(key, 'base64url');
  return {
    kty: 'EC',
    crv: 'P-256',
    x: bytes.subarray(1, 33).toString('base64url'),
    y: bytes.subarray(33).toString('base64url'),
  };
};

const verifySender = async (authorization: string, audience: string, now: Date) => {
  const [, token = '', publicKey = ''] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? [];
  const key = await importJWK(pointOf(publicKey), 'ES256');
  const { payload } = await jwtVerify(token, key, { audience, currentDate: now });
  return { sender: payload, publicKey };
};

const makeBrowser = (endpoint: string, keys: TestSubscription['keys']) => {
  const waiting: ((push: ReceivedPush) => void)[] = [];
  const unseen: ReceivedPush[] = [];
  const browser: KnownBrowser['browser'] = {
    subscription: { endpoint, keys },
    pushes: [],
    take(push) {
      browser.pushes.push(push);
      const give = waiting.shift();
      if (give) give(push);
      else unseen.push(push);
    },
    next() {
      const first = unseen.shift();
      if (first) return Promise.resolve(first);
      return new Promise((done, fail) => {
        const impatience = setTimeout(() => fail(new Error('no push came')), patience.timeout);
        waiting.push((push) => {
          clearTimeout(impatience);
          done(push);
        });
      });
    },
  };
  return browser;
};

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** Starts a push service that decrypts, with a library other than the one that encrypts. */
export const startPushReceiver = async (now: () => Date = () => new Date()): Promise<PushReceiver> => {
  const known = new Map<string, KnownBrowser>();
  const answers: Answer[] = [];
  let requests = 0;
  let origin = '';
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests++;
    const body = await readBody(request);
    const other = answers.shift();
    if (other) return void response.writeHead(other.status, other.headers).end();
    const to = known.get(request.url ?? '');
    if (!to) return void response.writeHead(410).end();
    const headers = request.headers as Record<string, string | undefined>;
    const { sender, publicKey } = await verifySender(headers['authorization'] ?? '', origin, now());
    to.browser.take({ payload: await decryptFor(to, body), body, headers, sender, publicKey });
    response.writeHead(201).end();
  };
  const server = createServer((request, response) => {
    // What cannot be decrypted or is not signed is refused, as a push service and a browser would.
    receive(request, response).catch(() => response.writeHead(400).end());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    browser() {
      const ecdh = createECDH('prime256v1');
      ecdh.generateKeys();
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString('hex')}`;
      const browser = makeBrowser(`${origin}${path}`, {
        p256dh: ecdh.getPublicKey('base64url'),
        auth: auth.toString('base64url'),
      });
      known.set(path, { ecdh, auth, browser });
      return browser;
    },
    answerWith: (...some) => void answers.push(...some),
    requests: () => requests,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};
