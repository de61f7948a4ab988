import { z } from 'zod';
import { BrowserToken, SignedIn, SignInTicket } from '../accounts/index.ts';
import { Moment } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import { QrCode, SignInOrigin } from './types.ts';

const byCode = z.strictObject({ code: QrCode });

const beginQr = method('approval.beginQr', {
  summary: 'Begin to sign in by a QR code: gives what the code says, and the ticket that stays here.',
  caller: 'anyone',
  about: 'door',
  rate: 'dear',
  input: z.strictObject({ browser: BrowserToken.optional() }),
  output: z.object({ code: QrCode, ticket: SignInTicket, endsAt: Moment }),
});

const lookQr = method('approval.lookQr', {
  summary: 'Has a phone read the QR code, and what did it say?',
  caller: 'anyone',
  about: 'door',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({ ticket: SignInTicket }),
  output: z.object({ state: z.enum(['open', 'read', 'approved', 'refused']), endsAt: Moment }),
  refusals: ['qr_gone'],
});

const finishQr = method('approval.finishQr', {
  summary: 'Finish a sign-in that a phone has approved.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ ticket: SignInTicket }),
  output: SignedIn,
  refusals: ['qr_gone', 'not_approved'],
});

const readQr = method('approval.readQr', {
  summary: 'Read the QR code of a computer: where it is. From then on it is mine to answer.',
  caller: 'account',
  about: 'door',
  repeatable: true,
  input: byCode,
  output: SignInOrigin,
  refusals: ['qr_gone'],
});

const approveQr = method('approval.approveQr', {
  summary:
    'Sign in the computer whose QR code I have read; in another network than mine this asks for proof.',
  caller: 'account',
  about: 'door',
  input: byCode,
  output: z.object({}),
  refusals: ['qr_gone', 'account_frozen', 'proof_needed'],
});

const refuseQr = method('approval.refuseQr', {
  summary: 'Do not sign in the computer whose QR code I have read.',
  caller: 'account',
  about: 'door',
  repeatable: true,
  input: byCode,
  output: z.object({}),
  refusals: ['qr_gone'],
});

/** Signing in on a computer by a QR code that a phone reads. */
export const qrMethods = [beginQr, lookQr, finishQr, readQr, approveQr, refuseQr] as const;
