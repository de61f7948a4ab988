import type { Job } from '../../platform/jobs/index.ts';
import { takeUnusedPictures } from './store.ts';

const hour = 3_600_000;

/** Takes away pictures that nobody shows: uploaded a day ago or more, and neither a profile's nor a group's. */
export const cleanUpPictures: Job = {
  name: 'pictures.cleanUp',
  everyMs: hour,
  async run({ db, blobs, clock }) {
    const before = new Date(clock.now().getTime() - 24 * hour);
    // The row goes first: a picture that is known can always be shown.
    for (const id of await takeUnusedPictures(db, before)) await blobs.remove(`pictures/${id}`);
  },
};
