import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Config } from '../../platform/config/index.ts';
import { CannotStart } from '../../platform/config/index.ts';
import { writeOnce } from '../../platform/write-once.ts';

/** Who this host is to push services (RFC 8292): both keys as base64url, as browsers and other tools write them. */
interface KeyTexts {
  publicKey: string;
  privateKey: string;
}

/** The keys, ready to sign with. */
export interface VapidKeys {
  publicKey: string;
  sign: CryptoKey;
}

const fileOf = (config: Config): string => join(config.dataDir, 'vapid.json');

/** A public key is one byte and two coordinates of 32. */
const coordinates = (publicKey: string): { x: string; y: string } => {
  const bytes = Buffer.from(publicKey, 'base64url');
  if (bytes.length !== 65 || bytes[0] !== 4) throw new Error('not an uncompressed P-256 key');
  return { x: bytes.subarray(1, 33).toString('base64url'), y: bytes.subarray(33).toString('base64url') };
};

const textsOf = ({ x = '', y = '', d = '' }: JWK): KeyTexts => ({
  publicKey: Buffer.concat([
    Buffer.from([4]),
    Buffer.from(x, 'base64url'),
    Buffer.from(y, 'base64url'),
  ]).toString('base64url'),
  privateKey: d,
});

const makeKeys = async (file: string): Promise<KeyTexts> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const texts = textsOf(await exportJWK(privateKey));
  // Two processes may come here at once: the first one's keys are those of the host.
  await writeOnce(file, `${JSON.stringify(texts, null, 2)}\n`);
  return readKeys(file) as Promise<KeyTexts>;
};

const readKeys = async (file: string): Promise<KeyTexts | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as KeyTexts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const open = async ({ publicKey, privateKey }: KeyTexts): Promise<VapidKeys> => {
  const jwk: JWK = { kty: 'EC', crv: 'P-256', ...coordinates(publicKey) };
  const sign = (await importJWK({ ...jwk, d: privateKey }, 'ES256')) as CryptoKey;
  // A pair that does not belong together would be refused by every push service, later and without a word.
  const probe = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(sign);
  await jwtVerify(probe, await importJWK(jwk, 'ES256'));
  return { publicKey, sign };
};

/** The keys of this host: those it was given, else those in the data folder, made at the first start. */
export const openVapidKeys = async (config: Config): Promise<VapidKeys> => {
  const given = { publicKey: config.vapidPublicKey, privateKey: config.vapidPrivateKey };
  if (!given.publicKey !== !given.privateKey)
    throw new CannotStart('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY are given together, or neither.');
  const file = fileOf(config);
  try {
    return await open(given.publicKey ? given : ((await readKeys(file)) ?? (await makeKeys(file))));
  } catch (error) {
    const where = given.publicKey ? 'VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY' : file;
    throw new CannotStart(`${where}: not a pair of P-256 keys in base64url (${(error as Error).message}).`);
  }
};

const day = 86_400;

/** Says to a push service who sends, for half a day: the services allow a day at most. */
export const signVapid = async (
  keys: VapidKeys,
  of: { origin: string; subject: string; now: Date },
): Promise<string> => {
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
    .setAudience(of.origin)
    .setSubject(of.subject)
    .setExpirationTime(Math.floor(of.now.getTime() / 1_000) + day / 2)
    .sign(keys.sign);
  return `vapid t=${token}, k=${keys.publicKey}`;
};
