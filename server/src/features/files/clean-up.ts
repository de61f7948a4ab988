import type { House, Job } from '../../platform/house.ts';
import { letGo } from './arrival/hold-bytes.ts';
import { readLostHolds } from './arrival/bytes-store.ts';
import { dropFile, dropUpload } from './discard-file.ts';
import { readLeftovers } from './store.ts';
import { uploadMs } from './uploads/upload-desk.ts';
import { readStaleUploads } from './uploads/upload-store.ts';
import { deleteExpiredUses } from './uses-store.ts';

const hour = 3_600_000;
/** As many at once as do not keep the job busy for long. */
const atOnce = 500;

/** Uploads that never ended. Those with all their bytes have a day more: somebody may still send them. */
const dropStaleUploads = async (house: House): Promise<void> => {
  const now = house.clock.now().getTime();
  for (const whole of [false, true]) {
    const before = new Date(now - uploadMs * (whole ? 2 : 1));
    for (const row of await readStaleUploads(house.db, { before, whole, limit: atOnce }))
      await dropUpload(house, { accountId: row.account_id, fileId: row.file_id });
  }
};

/** Files that may go, and what is left of them. */
const dropLeftovers = async (house: House): Promise<void> => {
  const now = house.clock.now();
  await deleteExpiredUses(house.db, now);
  for (const key of await readLeftovers(house.db, now, atOnce)) await dropFile(house, key, now);
  const dayAgo = new Date(now.getTime() - 24 * hour);
  for (const { hash, ...key } of await readLostHolds(house.db, dayAgo, atOnce))
    await letGo(house, key, [hash]);
};

/** Takes away what nobody refers to: unfinished uploads, files that were never sent, erased or expired ones. */
export const cleanUpFiles: Job = {
  name: 'files.cleanUp',
  everyMs: hour,
  async run(house) {
    await dropStaleUploads(house);
    await dropLeftovers(house);
  },
};
