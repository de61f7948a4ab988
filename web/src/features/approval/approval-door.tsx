import { useStore } from 'zustand';
import { lazily } from '../../ui/index.ts';
import { usePhase } from '../accounts/index.ts';
import { approvalStore, findAsked } from './state.ts';

const AskedSheet = lazily(async () => (await import('./asked-sheet.tsx')).AskedSheet, { isOver: true });
const RefusedSheet = lazily(async () => (await import('./refused-sheet.tsx')).RefusedSheet, {
  isOver: true,
});
const DoubtDialog = lazily(async () => (await import('./doubt-dialog.tsx')).DoubtDialog, { isOver: true });

/** Where a sign-in elsewhere is asked about; stands once in the app, over every page. One at a time. */
export function ApprovalDoor() {
  const phase = usePhase();
  const asked = useStore(approvalStore, findAsked);
  const doubted = useStore(approvalStore, (state) => state.doubted);
  const wasRefused = useStore(approvalStore, (state) => state.wasRefused);
  if (phase !== 'signedIn') return null;
  if (wasRefused) return <RefusedSheet signedOut={wasRefused.signedOut} />;
  if (doubted) return <DoubtDialog request={doubted} />;
  return asked ? <AskedSheet key={asked.id} request={asked} /> : null;
}
