import type { SignInRequestId } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { withProof } from '../proof/index.ts';
import { approvalStore, loadApproval } from './state.ts';

/** Does something about sign-ins, and shows how things are then. */
const changing = async <Result>(change: Promise<Result>): Promise<Result> => {
  try {
    return await change;
  } finally {
    await loadApproval().catch(() => {});
  }
};

/** Lets a sign-in in, with the number that the new device shows. */
export const approve = async (id: SignInRequestId, number: string): Promise<void> => {
  await changing(call('approval.approve', { id, number }));
  approvalStore.setState((state) => ({ approved: [...state.approved, id] }));
};

/** It was not me. */
export const refuseSignIn = async (id: SignInRequestId): Promise<void> => {
  const wasRefused = await changing(call('approval.refuse', { id }));
  approvalStore.setState({ doubted: null, wasRefused });
};

/** Puts the question off; it stays on the page of sign-in and security. */
export const putOff = (id: SignInRequestId): void =>
  approvalStore.setState((state) => ({ putOff: [...state.putOff, id] }));

/** Asks my devices before a new browser is let in, or no longer. */
export const setAsked = (on: boolean): Promise<unknown> =>
  changing(withProof(() => call('approval.setAsked', { on })));

/** Freezes my account. */
export const freeze = (): Promise<unknown> => changing(call('approval.freeze', {}));

/** Ends that. */
export const unfreeze = (): Promise<unknown> => changing(withProof(() => call('approval.unfreeze', {})));
