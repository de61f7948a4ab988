import type { House } from '../../../platform/house.ts';

/** The news that there is work. */
export const workTopic = 'files.work';

/** Tells the workers of all processes that there is something to do; where that does not arrive, they find it when they look. */
export const wakeWorkers = (house: Pick<House, 'bus'>): void => house.bus.tellAll(workTopic, {});
