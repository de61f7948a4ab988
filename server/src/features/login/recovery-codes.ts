import { createHash, randomInt } from 'node:crypto';
import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { replaceCodes, spendCode } from './recovery-code-store.ts';
import { codeLetters, plainRecoveryCode, showRecoveryCode } from './rules.ts';

const howMany = 10;
const lettersEach = 12;

const newCode = (): string =>
  Array.from({ length: lettersEach }, () => codeLetters[randomInt(codeLetters.length)]).join('');

/** 59 bits of chance each: a plain hash, salted with the account, holds against whoever has the table. */
const hashOf = (accountId: AccountId, plain: string): Buffer =>
  createHash('sha256').update(`${accountId} ${plain}`).digest();

/** Makes ten new recovery codes; they are shown once and kept hashed. */
export const makeRecoveryCodes = async (db: Queryable, accountId: AccountId, at: Date): Promise<string[]> => {
  const codes = Array.from({ length: howMany }, newCode);
  await replaceCodes(db, accountId, { hashes: codes.map((code) => hashOf(accountId, code)), at });
  return codes.map(showRecoveryCode);
};

/** Uses up a recovery code; false where it is none, or was used before. */
export const spendRecoveryCode = (
  db: Queryable,
  accountId: AccountId,
  { typed, at }: { typed: string; at: Date },
): Promise<boolean> => spendCode(db, accountId, { hash: hashOf(accountId, plainRecoveryCode(typed)), at });
