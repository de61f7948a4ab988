import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Command } from './command.ts';

/** A pair of keys for notifications, as browsers and push services take them. */
const makePushKeys = (): { publicKey: string; privateKey: string } => {
  const { x, y, d } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const point = Buffer.concat([
    Buffer.from([4]),
    Buffer.from(x as string, 'base64url'),
    Buffer.from(y as string, 'base64url'),
  ]);
  return { publicKey: point.toString('base64url'), privateKey: d as string };
};

const password = (): string => randomBytes(24).toString('hex');

/** Makes up what a cluster needs to be kept secret, and keeps nothing of it. */
export const makeSecrets: Command = {
  name: 'secrets make',
  takes: '',
  means:
    'print new secrets for a cluster (deploy/maru.env, Helm): keys and passwords, made up anew each time',
  needs: 0,
  async run({ say }) {
    const push = makePushKeys();
    say(`HOST_KEY=${randomBytes(32).toString('base64')}`);
    say(`DATABASE_PASSWORD=${password()}`);
    say(`NATS_PASSWORD=${password()}`);
    say(`S3_SECRET_KEY=${password()}`);
    say(`TURN_SECRET=${password()}`);
    say(`VAPID_PUBLIC_KEY=${push.publicKey}`);
    say(`VAPID_PRIVATE_KEY=${push.privateKey}`);
  },
};
