import type { Cost } from './lock-record.ts';

/** What is asked of the worker. */
export interface DeriveAsked extends Cost {
  secret: string;
  salt: Uint8Array;
}

/** The key that a PIN gives, by argon2id. */
export const deriveBits = async ({
  secret,
  salt,
  passes,
  kib,
}: DeriveAsked): Promise<Uint8Array<ArrayBuffer>> => {
  const { argon2id } = await import('hash-wasm');
  const bits = await argon2id({
    password: secret.normalize('NFKC'),
    salt,
    iterations: passes,
    memorySize: kib,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(bits);
};
