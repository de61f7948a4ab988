import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { SessionId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import {
  lockSecrets,
  readSpent,
  spendPresent,
  updateHashes,
  updateNext,
  type SecretsRow,
} from './secret-store.ts';

/** What is kept of a token. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** So long a new secret is only tried: a browser that dies may come back with the one before. */
export const settleMs = 2 * 60_000;
/** So long a spent secret still counts, for what was on its way with it. */
export const overlapMs = 2 * 60_000;

/**
 * The secret that follows on one: HKDF with a salt of its own (RFC 5869). Tabs that ask at the same moment, and whoever
 * asks again as the answer was lost, are given the same one, though the host keeps neither.
 */
const followOn = (secret: string, salt: Buffer): string =>
  Buffer.from(hkdfSync('sha256', secret, salt, 'maru session', 32)).toString('base64url');

/** A token as it was brought along, and which secret of its session it is. */
interface Brought {
  row: SecretsRow;
  which: 'present' | 'next' | 'spent';
  /** What the cookie, or the program, holds. */
  secret: string;
  /** What a page brings along beside it, with its dot; empty where the session is whole. */
  half: string;
  /** What made the next one of it. */
  salt: Buffer | null;
}

const isSame = (hash: Buffer | null, other: Buffer): boolean => hash?.equals(other) ?? false;

const whichOf = async (
  tx: Tx,
  row: SecretsRow,
  hash: Buffer,
): Promise<Pick<Brought, 'which' | 'salt'> | undefined> => {
  if (isSame(row.token_hash, hash)) return { which: 'present', salt: row.next_salt };
  if (isSame(row.next_hash, hash)) return { which: 'next', salt: null };
  const spent = await readSpent(tx, hash);
  return spent?.session_id === row.session_id ? { which: 'spent', salt: spent.salt } : undefined;
};

/** Looks again, with nobody beside us, which secret a call came with; undefined where it was changed meanwhile. */
export const lookAtToken = async (tx: Tx, id: SessionId, token: string): Promise<Brought | undefined> => {
  const row = await lockSecrets(tx, id);
  if (!row) return undefined;
  const [secret = '', half] = token.split('.', 2);
  if (half !== undefined) {
    const found = await whichOf(tx, row, hashOfToken(token));
    if (found) return { row, ...found, secret, half: `.${half}` };
  }
  const found = await whichOf(tx, row, hashOfToken(secret));
  return found && { row, ...found, secret, half: '' };
};

/** Gives the secret that follows on the one that was brought; both count until the new one has been used. */
export const renewSecret = async (house: House, tx: Tx, brought: Brought): Promise<string> => {
  const { row, which, secret, half } = brought;
  if (which === 'next') return secret;
  if (which === 'spent') return followOn(secret, brought.salt as Buffer);
  const salt = brought.salt ?? randomBytes(16);
  const next = followOn(secret, salt);
  await updateNext(tx, row.session_id, { hash: hashOfToken(next + half), salt, at: house.clock.now() });
  return next;
};

/** From now on the session counts only together with this half; empty makes it whole. Secrets stay what they are. */
export const halveSecret = async (
  house: House,
  tx: Tx,
  { brought, half }: { brought: Brought; half: string },
): Promise<void> => {
  const { row, which, secret } = brought;
  if (which === 'next') await spendPresent(tx, row.next_hash as Buffer, house.clock.now());
  const present = which === 'spent' ? followOn(secret, brought.salt as Buffer) : secret;
  const nextSalt = which === 'next' ? null : row.next_salt;
  await updateHashes(tx, row.session_id, {
    present: hashOfToken(present + half),
    next: nextSalt && hashOfToken(followOn(present, nextSalt) + half),
  });
};
