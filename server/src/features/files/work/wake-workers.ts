import type { House } from '../../../platform/house.ts';

/** The news that there is work. */
export const workTopic = 'files.work';

/** Tells the workers that there is something to do; those elsewhere find it when they look. */
export const wakeWorkers = (house: Pick<House, 'bus'>): void => house.bus.publish(workTopic, {});
