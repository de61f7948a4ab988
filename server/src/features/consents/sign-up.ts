import type { AccountId, AgreedVersion } from '@maru/contract';
import { v7 } from 'uuid';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findCounting, findMissing } from './rules.ts';
import { requiredIds } from './registry.ts';
import { insertRecords, readHeads } from './store.ts';

/** The versions that count now of what every account agrees to. */
const readCounting = async (house: House, db: Queryable): Promise<AgreedVersion[]> => {
  const heads = await readHeads(db, requiredIds);
  const now = house.clock.now();
  return requiredIds.flatMap((id) => {
    const found = findCounting(
      heads.filter(({ subject }) => subject === id),
      now,
    );
    return found ? [{ subject: id, version: found.version }] : [];
  });
};

/** Refuses a new account that does not agree to the terms and the privacy policy as they count now. */
export const requireAgreement = async (house: House, agreed: readonly AgreedVersion[]): Promise<void> => {
  const missing = findMissing(await readCounting(house, house.db), agreed);
  if (missing.length > 0) throw refuse('agreement_needed', { texts: missing });
};

/** Records what a new account has agreed to, in the transaction that makes it. */
export const recordAgreement = async (
  house: House,
  tx: Tx,
  of: { accountId: AccountId; client: string; agreed: readonly AgreedVersion[] },
): Promise<void> => {
  const at = house.clock.now();
  const rows = of.agreed
    .filter(({ subject }) => requiredIds.includes(subject))
    .map(({ subject, version }) => ({
      account_id: of.accountId,
      record_id: v7({ msecs: at.getTime() }),
      subject,
      version,
      what: 'given' as const,
      at,
      client: of.client,
    }));
  await insertRecords(tx, rows);
};

/** Records that somebody came in under a sentence that says what they agree to by that, as guests do. */
export const recordComingIn = async (
  house: House,
  tx: Tx,
  of: { accountId: AccountId; client: string },
): Promise<void> => recordAgreement(house, tx, { ...of, agreed: await readCounting(house, tx) });
