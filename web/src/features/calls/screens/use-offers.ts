import type { OutputOf } from '@maru/contract';
import { call } from '../../../platform/session/index.ts';
import { useRead } from '../../../ui/index.ts';

/** What a host offers to calls. */
export type Offers = OutputOf<'calls.readiness'>;

/** Asked once in a while: an operator may turn calls off or recording on. */
const FRESH = 60_000;
let known: { offers: Offers; at: number } | undefined;

const ask = async (): Promise<Offers> => {
  if (known && Date.now() - known.at < FRESH) return known.offers;
  const offers = await call('calls.readiness', {});
  known = { offers, at: Date.now() };
  return offers;
};

/** What the host offers to calls; undefined until it has answered. */
export const useOffers = (): Offers | undefined => useRead(ask, []) ?? known?.offers;
