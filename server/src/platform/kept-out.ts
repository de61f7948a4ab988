import type { Caller, House } from './house.ts';
import { refuse, type Refusal } from './refusal.ts';

/**
 * The refusal for somebody whom an operator keeps out at this moment (why, until when, and whom to ask), or whose account
 * is to be deleted, or rests until a guardian consents.
 */
export const whyKeptOut = (
  { clock, hostSettings }: Pick<House, 'clock' | 'hostSettings'>,
  who: Caller | undefined,
): Refusal | undefined => {
  const suspended = who?.suspended;
  if (!suspended || (suspended.endsAt && suspended.endsAt <= clock.now())) {
    if (who?.leaving) return refuse('account_leaving', { endsAt: who.leaving.endsAt.toISOString() });
    return who?.guarded ? refuse('guardian_needed') : undefined;
  }
  return refuse('account_suspended', {
    reason: suspended.reason,
    endsAt: suspended.endsAt?.toISOString() ?? null,
    appeal: hostSettings.current().appeal,
  });
};
