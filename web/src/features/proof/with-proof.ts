import { RefusalError } from '@maru/client';
import type { ProofWay } from '@maru/contract';
import { proofStore } from './state.ts';

/** Asks who is there; true once that has been proved, false where the person has thought better of it. */
const askForProof = (ways: readonly ProofWay[]): Promise<boolean> =>
  new Promise((settle) => {
    proofStore.getState().question?.answer(false);
    const answer = (proved: boolean) => {
      proofStore.setState({ question: null });
      settle(proved);
    };
    proofStore.setState({ question: { ways, answer } });
  });

/**
 * Runs a call that may ask for proof: where it does, the proof sheet opens, and after it the call is repeated. Whoever
 * closes the sheet gets the refusal that opened it.
 */
export const withProof = async <Output>(call: () => Promise<Output>): Promise<Output> => {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code !== 'proof_needed') throw error;
    const ways = (error.details?.['ways'] ?? []) as ProofWay[];
    if (!(await askForProof(ways))) throw error;
    return call();
  }
};

/** Is this the answer to a proof sheet that was closed? Nothing needs to be said about it then. */
export const isProofDeclined = (error: unknown): boolean =>
  error instanceof RefusalError && error.code === 'proof_needed';

/** Runs something that asks for proof; when the person thinks better of it, nothing has gone wrong. */
export const unlessDeclined = async (run: () => Promise<unknown>): Promise<void> => {
  try {
    await run();
  } catch (error) {
    if (!isProofDeclined(error)) throw error;
  }
};
