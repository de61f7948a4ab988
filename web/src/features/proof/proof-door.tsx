import { useStore } from 'zustand';
import { lazily } from '../../ui/index.ts';
import { proofStore } from './state.ts';

const ProofSheet = lazily(async () => (await import('./proof-sheet.tsx')).ProofSheet, { isOver: true });

/** Where the question who is there appears; stands once in the app, over every page. */
export function ProofDoor() {
  const question = useStore(proofStore, (state) => state.question);
  return question ? <ProofSheet onClose={() => question.answer(false)} /> : null;
}
