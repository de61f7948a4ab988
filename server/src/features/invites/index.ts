import type { Feature } from '../../platform/house.ts';
import { endGuestVisits } from './listeners.ts';
import { methods } from './methods.ts';

/** Links into groups, and the guests who come by them. */
export const invites: Feature = { name: 'invites', methods, start: endGuestVisits };
