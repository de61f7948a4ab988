import type { Feature } from '../../platform/house.ts';
import { registerCardPasser } from '../messages/index.ts';
import { passCardOn } from './pass-card-on.ts';

export { contentsOf } from './contents-of.ts';
export { pageClock, type PageClock } from './page-clock.ts';
export { tellCard, type ToldCard } from './tell-card.ts';

registerCardPasser(passCardOn);

/** What polls, events, lists, notices, posts and albums say where they cannot live on: in an archive, in another chat. */
export const cards: Feature = { name: 'cards' };
