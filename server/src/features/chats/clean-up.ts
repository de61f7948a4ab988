import type { Job } from '../../platform/jobs/index.ts';
import { deleteEmptyChats } from './store.ts';

const hour = 3_600_000;

/** Takes away groups that everybody has left, a day after they were made or later, with all that was said in them. */
export const cleanUpChats: Job = {
  name: 'chats.cleanUp',
  everyMs: hour,
  run: ({ db, clock }) => deleteEmptyChats(db, new Date(clock.now().getTime() - 24 * hour)),
};
