import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import type { House } from '../../platform/house.ts';
import { updatePasswordHash, type AccountRow } from './store.ts';

/** OWASP's first choice for argon2id where memory is 19 MiB: m=19456, t=2, p=1. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes at once: each takes 19 MiB and a core for a moment. */
const atOnce = 4;
let running = 0;
const waiting: (() => void)[] = [];

const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
};

/** Hashes a password with argon2id. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize('NFKC'), cost));

/** A hash of nothing anybody knows: an unknown handle costs as much time as a wrong password. */
let nobodysHash: Promise<string> | undefined;

/** Does the password belong to the hash? */
export const isPassword = async (password: string, hashed: string | null): Promise<boolean> => {
  const right = await inTurn(async () =>
    verify(hashed ?? (await (nobodysHash ??= hash(crypto.randomUUID(), cost))), password.normalize('NFKC')),
  );
  return right && hashed !== null;
};

/** Was this hash made at less than today's cost? Its own head says: `$argon2id$v=19$m=19456,t=2,p=1$…`. */
export const isHashOutdated = (hashed: string): boolean => {
  const [, kind, memory, time] = /^\$(\w+)\$v=\d+\$m=(\d+),t=(\d+)/.exec(hashed) ?? [];
  return kind !== 'argon2id' || Number(memory) < cost.memoryCost || Number(time) < cost.timeCost;
};

/** Hashes a right password anew where its hash was made at less than today's cost. */
export const renewHash = async (house: House, account: AccountRow, password: string): Promise<void> => {
  const before = account.password_hash;
  if (before && isHashOutdated(before))
    await updatePasswordHash(house.db, account.account_id, { before, after: await hashPassword(password) });
};

let common: ReadonlySet<string> | undefined;

/** The commonest passwords, lower case. */
export const commonPasswords = (): ReadonlySet<string> =>
  (common ??= new Set(dictionary['passwords-common']));
