import { troubleOf } from '../trouble.ts';
import type { House } from '../house.ts';

/** How long the same trouble of a job is not told of again. */
const quietMs = 60_000;

interface Repeated {
  readonly what: string;
  toldAt: number;
  /** Failures since it was told of. */
  times: number;
}

const troubles = new WeakMap<House, Map<string, Repeated>>();

/**
 * Notes that a job has failed. Gives how often it has since it was told of, or 0 where the same was told of within the last
 * minute: a job may try every ten seconds, while what it needs is away for a day.
 */
export const failuresToTell = (house: House, job: string, error: unknown): number => {
  const ofJobs = troubles.get(house) ?? new Map<string, Repeated>();
  troubles.set(house, ofJobs);
  const { kind, code } = troubleOf(error);
  const what = `${kind} ${code ?? ''}`;
  const now = house.clock.now().getTime();
  const known = ofJobs.get(job);
  const times = known?.what === what ? known.times + 1 : 1;
  const isTold = known?.what !== what || now - known.toldAt >= quietMs;
  ofJobs.set(job, { what, toldAt: isTold ? now : known.toldAt, times: isTold ? 0 : times });
  return isTold ? times : 0;
};

/** Notes that a job has finished. True when it had not, the time before. */
export const endTrouble = (house: House, job: string): boolean => troubles.get(house)?.delete(job) ?? false;
