import type { House } from '../../platform/house.ts';
import { securityNews, type SecurityNews } from '../login/index.ts';
import { troubleOf } from '../../platform/trouble.ts';
import { tellByMail } from './write-to.ts';

/** Somebody waits to be let in without a device saying yes: whoever has lost theirs can still be reached by mail, and say no. */
export const writeOfWaiting = (house: House): void => {
  house.bus.subscribe(securityNews, ({ accountId, what }: SecurityNews) => {
    if (what !== 'waiting') return;
    tellByMail(house, accountId, 'waiting').catch((error: unknown) =>
      house.logger.warn(troubleOf(error), 'nobody could be told of who waits'),
    );
  });
};
