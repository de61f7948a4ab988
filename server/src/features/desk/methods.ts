import type { MethodTable } from '../../platform/house.ts';
import { checkAudit, readAudit } from './audit.ts';
import { getHealth, getStorage } from './look-at-host.ts';
import { endSuspension, findPeople, signOutEverywhere, suspend } from './look-after-people.ts';
import { listReports, settleReport } from './reports.ts';
import { changeSettings, getSettings } from './settings.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'desk.getSettings': getSettings,
  'desk.changeSettings': changeSettings,
  'desk.health': getHealth,
  'desk.storage': getStorage,
  'desk.findPeople': findPeople,
  'desk.suspend': suspend,
  'desk.endSuspension': endSuspension,
  'desk.signOutEverywhere': signOutEverywhere,
  'desk.listReports': listReports,
  'desk.settleReport': settleReport,
  'desk.readAudit': readAudit,
  'desk.checkAudit': checkAudit,
};
