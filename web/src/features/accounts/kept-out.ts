import { RefusalError } from '@maru/client';
import { callOverHttp } from '../../platform/session/index.ts';
import { accountsStore, type KeptOut } from './state.ts';

const showLeaving = (leavesAt: string): true => {
  accountsStore.setState({ phase: 'leaving', leavesAt });
  return true;
};

/**
 * Shows why an operator keeps me out, or that my account is being deleted, if that is what was refused. What is kept on this
 * device stays, unseen.
 */
export const heldKeptOut = async (error: unknown): Promise<boolean> => {
  if (!(error instanceof RefusalError)) return false;
  if (error.code === 'account_leaving' && 'endsAt' in error.details)
    return showLeaving(String(error.details['endsAt']));
  if (error.code === 'guardian_needed') {
    accountsStore.setState({ phase: 'guarded' });
    return true;
  }
  if (error.code !== 'account_suspended') return false;
  const { reason = '', endsAt = null, appeal = '' } = (error.details ?? {}) as Partial<KeptOut>;
  if (!('reason' in error.details)) await showKeptOut();
  else accountsStore.setState({ phase: 'keptOut', keptOut: { reason, endsAt, appeal } });
  return true;
};

/** Asks the host why. */
export const showKeptOut = async (): Promise<void> => {
  try {
    await callOverHttp('accounts.me', {});
  } catch (error) {
    if (!(error instanceof RefusalError)) return;
    if ('reason' in error.details || ['account_leaving', 'guardian_needed'].includes(error.code))
      await heldKeptOut(error);
  }
};
