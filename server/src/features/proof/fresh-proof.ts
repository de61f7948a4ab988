import type { SessionId } from '@maru/contract';
import type { Caller, House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findProof } from '../accounts/index.ts';
import { findProofWays } from './ways.ts';

/** How long a proof counts. */
const freshMs = 5 * 60_000;

/** Until when a proof given at this moment counts. */
export const freshUntil = (at: Date): Date => new Date(at.getTime() + freshMs);

/** Until when the last proof of this session counts; undefined where it counts no longer. */
export const findFreshUntil = async (house: House, sessionId: SessionId): Promise<Date | undefined> => {
  const at = await findProof(house, sessionId);
  return at && freshUntil(at) > house.clock.now() ? freshUntil(at) : undefined;
};

/** Refuses `proof_needed`, with the ways to give it, where this session has not proved lately who is there. */
export const requireProof = async (house: House, who: Caller): Promise<void> => {
  if (await findFreshUntil(house, who.sessionId)) return;
  throw refuse('proof_needed', { ways: await findProofWays(house, who.accountId) });
};
