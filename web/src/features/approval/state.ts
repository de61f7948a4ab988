import type { OutputOf, SignInRequest, SignInRequestId } from '@maru/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call } from '../../platform/session/index.ts';

/** Sign-ins that wait for me, and what I have decided about them. */
export type ApprovalList = OutputOf<'approval.list'>;

interface ApprovalState {
  /** Null while it has not been asked for. */
  list: ApprovalList | null;
  /** Looked at and put off: the sheet stays away until something new happens. */
  putOff: readonly SignInRequestId[];
  /** Let in from here: of these nobody needs to be told once more. */
  approved: readonly SignInRequestId[];
  /** What somebody says was not them: it is asked about once more, and then refused. */
  doubted: SignInRequest | null;
  /** It was refused: the password has to be changed. */
  wasRefused: { signedOut: boolean } | null;
}

const first: ApprovalState = { list: null, putOff: [], approved: [], doubted: null, wasRefused: null };

/** What this device knows of sign-ins elsewhere. */
export const approvalStore = createStore<ApprovalState>(() => first);

/** Asks what waits for me. */
export const loadApproval = async (): Promise<void> => {
  approvalStore.setState({ list: await call('approval.list', {}) });
};

/** Forgets everything. */
export const resetApproval = (): void => approvalStore.setState(first, true);

/** The sign-in that the sheet asks about: the oldest that was not put off. */
export const findAsked = ({
  list,
  putOff,
}: Pick<ApprovalState, 'list' | 'putOff'>): SignInRequest | undefined =>
  list?.asking.find(({ id }) => !putOff.includes(id));

/** What waits for me, and what I have decided; loads when shown. */
export const useApproval = (): ApprovalList | null => {
  useEffect(() => void loadApproval().catch(() => {}), []);
  return useStore(approvalStore, (state) => state.list);
};
