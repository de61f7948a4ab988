import type { ReactNode } from 'react';
import { useOwed } from '../accounts/index.ts';
import { useBlocking } from '../consents/index.ts';
import { AgeScreen, AgreeScreen, SecondStepScreen } from './late.ts';

/**
 * Lets nobody on of whom this host asks something first: their age, agreeing to what counts now, a second step. Where it is open, they may still
 * take their things along and leave.
 */
export function OwedGate({ isOpen, children }: { readonly isOpen: boolean; readonly children: ReactNode }) {
  const owed = useOwed();
  const isBlocked = useBlocking().length > 0;
  if (isOpen) return children;
  if (owed.includes('age')) return <AgeScreen />;
  if (isBlocked) return <AgreeScreen />;
  return owed.includes('secondStep') ? <SecondStepScreen /> : children;
}
