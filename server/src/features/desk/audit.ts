import { goneName, type AuditRecord } from '@maru/contract';
import { checkAuditNow, readNewest, unsealRecord } from '../../platform/audit/index.ts';
import type { SignedVerb } from '../../platform/house.ts';

const recordsAtOnce = 50;

/** What was done, the newest first. */
export const readAudit: SignedVerb<'desk.readAudit'> = async ({ house }, { before, deed }) => {
  const rows = await readNewest(house.db, { before, deed, count: recordsAtOnce + 1 });
  return {
    records: rows
      .slice(0, recordsAtOnce)
      .map((row) => unsealRecord(row.record, row.names, goneName) as unknown as AuditRecord),
    more: rows.length > recordsAtOnce,
  };
};

/** Follows the chain of the log from its beginning. */
export const checkAudit: SignedVerb<'desk.checkAudit'> = async ({ house }) => {
  const { whole, records, head, brokenAt } = await checkAuditNow(house.db);
  return { whole, records, head, brokenAt: brokenAt ?? null };
};
