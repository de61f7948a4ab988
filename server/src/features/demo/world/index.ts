import { club, extraName, extras } from './club.ts';
import { directs, gameNight } from './directs.ts';
import { family } from './family.ts';
import { friendships, stars } from './people.ts';
import type { RoomScript } from './script.ts';
import { trip } from './trip.ts';

export { extraName, extras, family, friendships, gameNight, stars, trip };
export type { CardScript, Extra, Line, RoomScript, Star, Talk } from './script.ts';

/** Every room of the world. */
export const rooms: readonly RoomScript[] = [family, trip, club, gameNight, ...directs];
