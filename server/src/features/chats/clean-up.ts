import type { Job } from '../../platform/jobs/index.ts';
import { deleteChats, readEmptyGroups } from './leaving-store.ts';

const hour = 3_600_000;

/** Takes away groups that everybody has left, a day after they were made or later, with all that was said in them. */
export const cleanUpChats: Job = {
  name: 'chats.cleanUp',
  everyMs: hour,
  run: ({ db, clock }) =>
    db.transaction(async (tx) =>
      deleteChats(tx, await readEmptyGroups(tx, { before: new Date(clock.now().getTime() - 24 * hour) })),
    ),
};
