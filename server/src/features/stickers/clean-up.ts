import type { Job } from '../../platform/jobs/index.ts';
import { takeUnusedPictures } from './picture-store.ts';
import { blobName } from './take-picture.ts';

const hour = 3_600_000;

/** Takes away pictures that were brought a day ago or more and never came into a pack. */
export const cleanUpPictures: Job = {
  name: 'stickers.cleanUp',
  everyMs: hour,
  async run({ db, blobs, clock }) {
    const before = new Date(clock.now().getTime() - 24 * hour);
    for (const id of await takeUnusedPictures(db, before)) await blobs.remove(blobName(id));
  },
};
