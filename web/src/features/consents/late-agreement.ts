import { lazily } from '../../ui/index.ts';

/** What a new account agrees to, in full. */
export const AgreementSheet = lazily(async () => (await import('./agreement-sheet.tsx')).AgreementSheet, {
  isOver: true,
});
