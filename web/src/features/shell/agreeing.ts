/** What the app shows of agreeing: who agrees to what, and the guardians of those who are too young to. */
export { ConsentDoor, ConsentGate, PolicyPage } from '../consents/ui.ts';
export { GuardedScreen, GuardianPage } from '../guardians/ui.ts';
export { OwedGate } from './owed-gate.tsx';
