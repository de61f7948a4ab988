import { recordDeed } from '../../platform/audit/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { findRevealed } from '../secret-chats/index.ts';
import { nameOf } from './name-of.ts';
import { presentReport } from './present.ts';
import { readOpenReports, settleReportRow } from './store.ts';

const reportsAtOnce = 100;

/** Complaints that wait. */
export const listReports: SignedVerb<'desk.listReports'> = async ({ house }) => {
  const rows = await readOpenReports(house.db, reportsAtOnce);
  const revealed = await findRevealed(
    house.db,
    rows.map((row) => row.report_id),
  );
  const ids = rows.flatMap((row) => [row.account_id, row.reported_id]);
  const persons = await findPersons(house.db, [...ids, ...revealed.map((one) => one.author_id)], 'stranger');
  const revealedWith = (id: string) => revealed.filter((one) => one.report_id === id);
  return { reports: rows.map((row) => presentReport(row, persons, revealedWith(row.report_id))) };
};

/** Puts a complaint aside. What was written in it stays out of the audit log. */
export const settleReport: SignedVerb<'desk.settleReport'> = async ({ house, who }, { id, outcome }) => {
  await house.db.transaction(async (tx) => {
    const row = await settleReportRow(tx, { id, outcome, by: who.accountId, at: house.clock.now() });
    if (!row) throw refuse('report_not_found');
    await recordDeed(house, tx, {
      deed: 'report.settled',
      by: who.accountId,
      byName: nameOf(who),
      about: row.reported_id,
      aboutName: nameOf((await findPersons(tx, [row.reported_id], 'stranger')).get(row.reported_id)),
      details: { report: id, outcome, reason: row.reason },
    });
  });
  return {};
};
