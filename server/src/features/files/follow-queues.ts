import type { House } from '../../platform/house.ts';
import { countToMake, countUploads } from './queue-store.ts';

/** Shows how many files wait to be made playable, and how many are on their way. */
export const followQueues = ({ config, db, metrics }: House): void => {
  if (!config.roles.includes('worker')) return;
  metrics.followQueue({ queue: 'files', read: () => countToMake(db) });
  metrics.followQueue({ queue: 'uploads', read: () => countUploads(db) });
};
