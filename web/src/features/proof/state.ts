import type { ProofWay } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** A question that waits for its answer: prove that it is you, by one of these ways. */
export interface ProofQuestion {
  ways: readonly ProofWay[];
  answer: (proved: boolean) => void;
}

/** The one question that may be open at a time. */
export const proofStore = createStore<{ question: ProofQuestion | null }>(() => ({ question: null }));
