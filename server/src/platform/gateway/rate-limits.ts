import type { RateClass } from '@maru/contract';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { refuse } from '../refusal.ts';

interface Allowance {
  perSecond: number;
  burst: number;
}

/** What one session may do. */
const perSession: Record<RateClass, Allowance> = {
  cheap: { perSecond: 30, burst: 150 },
  normal: { perSecond: 15, burst: 120 },
  dear: { perSecond: 1, burst: 40 },
  guarded: { perSecond: 0.2, burst: 10 },
};

/** What one network address may do; a family or a school shares one. */
const perAddress: Record<RateClass, Allowance> = {
  cheap: { perSecond: 600, burst: 3_000 },
  normal: { perSecond: 300, burst: 2_000 },
  dear: { perSecond: 20, burst: 300 },
  guarded: { perSecond: 0.5, burst: 40 },
};

interface Bucket {
  left: number;
  at: number;
}

/** Counts calls in token buckets and refuses those past the allowance. */
export interface RateLimits {
  /** Throws `too_many_calls` with `retryAfterMs`. */
  spend(rate: RateClass, address: string, sessionId: string | undefined): void;
}

/** Opens the counters, `times` as generous as what is built in; none at all when limits are off. */
export const openRateLimits = (on: boolean, clock: Clock, times: () => number = () => 1): RateLimits => {
  if (!on) return { spend: () => undefined };
  const buckets = new LRUCache<string, Bucket>({ max: 200_000 });
  const take = (key: string, allowance: Allowance) => {
    const now = clock.now().getTime();
    const factor = times();
    const perSecond = allowance.perSecond * factor;
    const burst = Math.max(1, allowance.burst * factor);
    let bucket = buckets.get(key);
    if (!bucket) buckets.set(key, (bucket = { left: burst, at: now }));
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    if (bucket.left < 1)
      throw refuse('too_many_calls', { retryAfterMs: Math.ceil(((1 - bucket.left) / perSecond) * 1_000) });
    bucket.left -= 1;
  };
  return {
    spend(rate, address, sessionId) {
      if (sessionId) take(`${sessionId} ${rate}`, perSession[rate]);
      take(`${address} ${rate}`, perAddress[rate]);
    },
  };
};
