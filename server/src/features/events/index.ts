import type { Feature } from '../../platform/house.ts';
import { registerContentKeeper } from '../messages/index.ts';
import { sealClearAddresses } from './address-secret.ts';
import { routes } from './calendar-address.ts';
import { eventCards } from './keep-card.ts';
import { methods } from './methods.ts';
import { remindOfEvents } from './remind.ts';
import './personal-data.ts';

registerContentKeeper(eventCards);

export { isZone } from './rules.ts';

/** Dates of a chat: who comes, reminders, my calendar over all chats, and its iCalendar file. */
export const events: Feature = {
  name: 'events',
  methods,
  routes,
  jobs: [remindOfEvents],
  start: sealClearAddresses,
};
