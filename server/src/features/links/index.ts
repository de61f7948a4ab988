import type { Feature, Job } from '../../platform/house.ts';
import { onMessage } from '../messages/index.ts';
import { planCard } from './add-card.ts';
import { routes } from './routes.ts';
import { forgetCards } from './store.ts';

const day = 86_400_000;

const forgetOld: Job = {
  name: 'links.forgetOld',
  everyMs: day / 4,
  run: ({ db, clock }) => forgetCards(db, new Date(clock.now().getTime() - 30 * day)),
};

onMessage(planCard);

/** What links in messages lead to: looked up by this host, shown as a card under the text. */
export const links: Feature = { name: 'links', routes, jobs: [forgetOld] };
