import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { setGuarded } from '../accounts/index.ts';
import { deleteOtherLinks, lockGuarded, readWards, updateGuarded, type GuardedRow } from './store.ts';

/** Days in which an account waits for its guardian. */
export const waitDays = 14;

const day = 24 * 3_600_000;

/** When an account is removed for which nobody answers. */
export const endOf = (now: Date): Date => new Date(now.getTime() + waitDays * day);

/** Who consents: with an account, or by name and address. */
export type Consenting = Pick<GuardedRow, 'guardian_id' | 'guardian_name' | 'guardian_mail'>;

/** A guardian consents: the account can be used from this moment. Links end, but for the one of the mail it came by. */
export const giveConsent = async (
  house: House,
  tx: Tx,
  { row, guardian, keep }: { row: GuardedRow; guardian: Consenting; keep: Buffer | null },
): Promise<GuardedRow> => {
  const now = house.clock.now();
  const next: GuardedRow = { ...row, ...guardian, state: 'consented', since: now, ends_at: null };
  await updateGuarded(tx, next);
  await deleteOtherLinks(tx, row.account_id, keep);
  await setGuarded(house, tx, { accountId: row.account_id, guarded: false });
  return next;
};

/** A guardian takes the consent back: the account rests from this moment, and is removed unless it is given again. */
export const takeConsentBack = async (house: House, tx: Tx, row: GuardedRow): Promise<GuardedRow> => {
  const now = house.clock.now();
  const next: GuardedRow = { ...row, state: 'takenBack', since: now, ends_at: endOf(now) };
  await updateGuarded(tx, next);
  await setGuarded(house, tx, { accountId: row.account_id, guarded: true });
  return next;
};

/** The guardian leaves this host for good: the children wait for another one. */
export const leaveUnguarded = async (house: House, guardianId: AccountId): Promise<void> => {
  for (const { account_id } of await readWards(house.db, guardianId))
    await house.db.transaction(async (tx) => {
      const row = await lockGuarded(tx, account_id);
      if (row?.guardian_id !== guardianId) return;
      const now = house.clock.now();
      const nobody = { guardian_id: null, guardian_name: null, guardian_mail: null };
      await updateGuarded(tx, { ...row, ...nobody, state: 'waiting', since: now, ends_at: endOf(now) });
      await setGuarded(house, tx, { accountId: account_id, guarded: true });
    });
};
