export { eraseHeld, forgetPerson } from './erase-held.ts';
export { listColumns, readHeld, type Column } from './store.ts';
export { notAccounts } from './not-accounts.ts';
export {
  allPersonalData,
  registerPersonalData,
  type Holding,
  type PersonalData,
  type PersonalFile,
  type WhyNotTold,
} from './registry.ts';
