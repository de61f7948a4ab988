import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart, type Config } from '../config/index.ts';
import { writeOnce } from '../write-once.ts';
import { isSigned, openBytes, sealBytes, signText, type SealedFor } from './sealing.ts';

/** What the key of this host can do. The key itself never leaves here. */
export interface Keys {
  seal(sealedFor: SealedFor, plain: Buffer): Buffer;
  open(sealedFor: SealedFor, sealed: Buffer): Buffer;
  sign(purpose: string, text: string): string;
  isSigned(purpose: string, signed: { text: string; signature: string }): boolean;
}

const keyBytes = 32;

/** Where the key of a host lies that was not given by its environment. */
export const keyFileOf = (dataDir: string): string => join(dataDir, 'keys', 'host.key');

const readText = (text: string, where: string): Buffer => {
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== keyBytes)
    throw new CannotStart(`${where}: not a key of 32 bytes in base64 (openssl rand -base64 32 makes one).`);
  return key;
};

const readFileText = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new CannotStart(`The key of this host cannot be read (${file}, ${code}).`);
  }
};

const makeKey = async (file: string): Promise<string> => {
  // Two processes may come here at once: the first one's key is that of the host.
  await writeOnce(file, `${randomBytes(keyBytes).toString('base64url')}\n`);
  return (await readFileText(file)) as string;
};

/** The key of this host: the one it was given, else the one in the data folder, made at the first start. */
export const readKey = async ({ hostKey, dataDir }: Pick<Config, 'hostKey' | 'dataDir'>): Promise<Buffer> => {
  if (hostKey) return readText(hostKey, 'HOST_KEY');
  const file = keyFileOf(dataDir);
  return readText((await readFileText(file)) ?? (await makeKey(file)), file);
};

/** Opens what the key of this host can do: it seals what the database is not to hold in clear, and signs links. */
export const openKeys = async (config: Pick<Config, 'hostKey' | 'dataDir'>): Promise<Keys> => {
  const key = await readKey(config);
  return {
    seal: (sealedFor, plain) => sealBytes(key, sealedFor, plain),
    open: (sealedFor, sealed) => openBytes(key, sealedFor, sealed),
    sign: (purpose, text) => signText(key, purpose, text),
    isSigned: (purpose, signed) => isSigned(key, purpose, signed),
  };
};
