import { z } from 'zod';
import { method } from '../wire/method.ts';

const freeze = method('approval.freeze', {
  summary: 'Freeze my account: all other devices are signed out, and nobody gets in by password alone.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({}),
  refusals: ['freeze_needs_password'],
});

const unfreeze = method('approval.unfreeze', {
  summary: 'End that, from a device that is still signed in.',
  caller: 'account',
  about: 'own',
  proof: true,
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({}),
});

/** Freezing an account. */
export const freezeMethods = [freeze, unfreeze] as const;
