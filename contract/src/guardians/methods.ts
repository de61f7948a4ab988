import { z } from 'zod';
import { PersonName } from '../accounts/types.ts';
import { MailAddress, MailLanguage } from '../recovery/types.ts';
import { AccountId } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import { GuardianCode, MyGuardian, Ward } from './types.ts';

/** A day of birth, looked at and not kept. */
const birth = z.iso.date();

/** My guardian, where I am younger than this host asks for; null for everybody else. */
const mine = method('guardians.mine', {
  summary: 'Do I need a guardian here, and have I one?',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ guardian: MyGuardian.nullable() }),
});

/**
 * Tells how old I am, where this host has begun to ask after my account was made. The day itself is not kept. Who is too young
 * needs a guardian from this moment, like a new account, or hears `too_young`.
 */
const tellAge = method('guardians.tellAge', {
  summary: 'Tell a host that asks for it when I was born.',
  caller: 'account',
  about: 'own',
  rate: 'guarded',
  repeatable: true,
  input: z.strictObject({ birth }),
  output: z.object({}),
  refusals: ['birth_invalid', 'too_young'],
});

/** Makes a link for the guardian, to be shown as a QR code or sent. Whoever opens it signs in with an account of their own. */
const makeLink = method('guardians.makeLink', {
  summary: 'Make a link for my guardian.',
  caller: 'account',
  about: 'own',
  input: z.strictObject({}),
  output: z.object({ code: z.string() }),
  refusals: ['guardian_not_needed'],
});

/** Sends a mail to the guardian, who needs no account. The address is kept as long as the consent. */
const askByMail = method('guardians.askByMail', {
  summary: 'Ask my guardian by mail.',
  caller: 'account',
  about: 'own',
  rate: 'dear',
  input: z.strictObject({ address: MailAddress, language: MailLanguage }),
  output: z.object({}),
  refusals: ['guardian_not_needed', 'mail_off', 'too_many_tries'],
});

/** Whose guardian this link asks for. Uses nothing up. */
const look = method('guardians.look', {
  summary: 'Whom does the link for a guardian speak of?',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  repeatable: true,
  input: z.strictObject({ code: GuardianCode }),
  output: z.object({
    ward: Ward,
    minAge: z.int(),
    /** It came by mail: no account is needed to answer. */
    byMail: z.boolean(),
  }),
  refusals: ['guardian_link_gone'],
});

/** Consents as the guardian, with my account. */
const consent = method('guardians.consent', {
  summary: 'Consent to the account of a child, as its guardian.',
  caller: 'account',
  about: 'door',
  rate: 'guarded',
  proof: true,
  input: z.strictObject({ code: GuardianCode, birth }),
  output: Ward,
  refusals: ['guardian_link_gone', 'guardian_too_young', 'cannot_be_self', 'birth_invalid'],
});

/** Consents, or takes that back, by the link of a mail. */
const answerByMail = method('guardians.answerByMail', {
  summary: 'Consent to the account of a child, or take that back, by the link of a mail.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.discriminatedUnion('consents', [
    z.strictObject({ consents: z.literal(true), code: GuardianCode, birth, name: PersonName }),
    z.strictObject({ consents: z.literal(false), code: GuardianCode }),
  ]),
  output: Ward,
  refusals: ['guardian_link_gone', 'guardian_too_young', 'birth_invalid'],
});

/** The children whose guardian I am. */
const wards = method('guardians.wards', {
  summary: 'The children whose guardian I am.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ wards: z.array(Ward) }),
});

/** Takes my consent to the account of a child back, or gives it again. Without it the account rests, and then is removed. */
const change = method('guardians.change', {
  summary: 'Take back my consent as a guardian, or give it again.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ accountId: AccountId, consents: z.boolean() }),
  output: Ward,
  refusals: ['ward_not_found'],
});

/** The methods of this feature. */
export const guardianMethods = [
  mine,
  tellAge,
  makeLink,
  askByMail,
  look,
  consent,
  answerByMail,
  wards,
  change,
] as const;
