import { createHash, randomInt } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { replaceCodes, spendCode } from './recovery-code-store.ts';
import { codeLetters, plainRecoveryCode, showRecoveryCode } from './rules.ts';

const howMany = 10;
const lettersEach = 12;

const newCode = (): string =>
  Array.from({ length: lettersEach }, () => codeLetters[randomInt(codeLetters.length)]).join('');

/** Argon2id, at less than a password costs: a code is 59 bits of chance, and nobody chose it. */
const cost = { memoryCost: 7_168, timeCost: 1, parallelism: 1 };

/** Salted with the account, so that one statement finds and uses up the code that was typed. */
const hashOf = (accountId: AccountId, plain: string): Promise<Buffer> =>
  hashRaw(plain, { ...cost, salt: Buffer.from(accountId.replaceAll('-', ''), 'hex') });

/** As codes were hashed that were made before; they count until they are used or made anew. */
const oldHashOf = (accountId: AccountId, plain: string): Buffer =>
  createHash('sha256').update(`${accountId} ${plain}`).digest();

/** Makes ten new recovery codes; they are shown once and kept hashed. */
export const makeRecoveryCodes = async (db: Queryable, accountId: AccountId, at: Date): Promise<string[]> => {
  const codes = Array.from({ length: howMany }, newCode);
  const hashes = await Promise.all(codes.map((code) => hashOf(accountId, code)));
  await replaceCodes(db, accountId, { hashes, at });
  return codes.map(showRecoveryCode);
};

/** Uses up a recovery code; false where it is none, or was used before. */
export const spendRecoveryCode = async (
  db: Queryable,
  accountId: AccountId,
  { typed, at }: { typed: string; at: Date },
): Promise<boolean> => {
  const plain = plainRecoveryCode(typed);
  const hashes = [await hashOf(accountId, plain), oldHashOf(accountId, plain)];
  return spendCode(db, accountId, { hashes, at });
};
