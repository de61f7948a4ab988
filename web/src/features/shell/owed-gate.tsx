import type { ReactNode } from 'react';
import { useOwed } from '../accounts/index.ts';
import { ConsentGate } from '../consents/ui.ts';
import { AgeScreen } from '../guardians/ui.ts';
import { SecondStepScreen } from '../login/ui.ts';

/**
 * Lets nobody on of whom this host asks something first: their age, agreeing to what counts now, a second step. Where it is open, they may still
 * take their things along and leave.
 */
export function OwedGate({ isOpen, children }: { readonly isOpen: boolean; readonly children: ReactNode }) {
  const owed = useOwed();
  if (!isOpen && owed.includes('age')) return <AgeScreen />;
  return (
    <ConsentGate isOpen={isOpen}>
      {!isOpen && owed.includes('secondStep') ? <SecondStepScreen /> : children}
    </ConsentGate>
  );
}
