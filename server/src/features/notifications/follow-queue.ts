import type { House } from '../../platform/house.ts';
import { countDue } from './queue-store.ts';

/** Shows how many notifications wait past their time. */
export const followQueue = (house: House): void => {
  if (!house.config.roles.includes('worker')) return;
  house.metrics.followQueue({ queue: 'push', read: () => countDue(house.db) });
};
