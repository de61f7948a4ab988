import type { Feature } from '../../platform/house.ts';
import { hearNews } from './listeners.ts';
import { methods } from './methods.ts';
import { followPresence, forgetWatcher, startPresence, stopPresence } from './presence.ts';
import './personal-data.ts';

export { insertReport as keepReport } from './store.ts';

/** Whom people know: friends, requests, blocks, who is here. */
export const people: Feature = {
  name: 'people',
  methods,
  start(house) {
    hearNews(house);
    startPresence(house);
    followPresence(house);
  },
  stop: stopPresence,
  onDisconnect: forgetWatcher,
};
