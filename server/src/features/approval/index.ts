import type { Feature, Job } from '../../platform/house.ts';
import { onSignedIn, registerSecondStep } from '../accounts/index.ts';
import { hasDevice } from './ask.ts';
import { methods } from './methods.ts';
import './personal-data.ts';
import { deleteOldQr } from './qr/store.ts';
import { recentMs } from './rules.ts';
import { noteSignIn } from './signed-in.ts';
import { deleteOldRequests, readAsks } from './store.ts';

registerSecondStep({
  way: 'approval',
  async standing(house, { accountId, known, frozen }) {
    if (frozen) return 'needed';
    if (house.config.approval === 'off' || !(await hasDevice(house, accountId))) return undefined;
    return known || !(await readAsks(house.db, accountId)) ? 'offered' : 'needed';
  },
});

onSignedIn(noteSignIn);

const forgetOld: Job = {
  name: 'approval.forgetOld',
  everyMs: 3_600_000,
  async run({ db, clock }) {
    const now = clock.now();
    await deleteOldRequests(db, { now, since: new Date(now.getTime() - recentMs) });
    await deleteOldQr(db, now);
  },
};

/** Letting new devices in from those that are in already, by a number or a QR code; and keeping everybody out. */
export const approval: Feature = { name: 'approval', methods, jobs: [forgetOld] };
