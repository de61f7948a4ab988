import { approvalEntries, approvalMethods } from './approval/index.ts';
import { deviceEntries, deviceMethods } from './devices/index.ts';
import { loginEntries, loginMethods } from './login/index.ts';
import { proofMethods } from './proof/index.ts';
import { recoveryMethods } from './recovery/index.ts';

/** Methods of how people get in, and of who is kept out. */
export const enteringMethods = [
  ...deviceMethods,
  ...proofMethods,
  ...loginMethods,
  ...approvalMethods,
  ...recoveryMethods,
] as const;

/** Entries of `account:<me>` about it. */
export const enteringEntries = { ...deviceEntries, ...loginEntries, ...approvalEntries } as const;
