export { listOwed, registerDuty, requireNothingOwed, type Duty } from './duties.ts';
export { staysOpen } from './stays-open.ts';
