import { z } from 'zod';
import { BrowserToken, Password, SignInAnswer } from '../accounts/index.ts';
import { method } from '../wire/method.ts';
import { MailAddress, MailLanguage, MailToken, RecoveryMail } from './types.ts';

const mail = method('recovery.mail', {
  summary: 'My e-mail address for recovery.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: RecoveryMail,
});

const setMail = method('recovery.setMail', {
  summary: 'Give an e-mail address; it counts once the link sent there has been opened.',
  caller: 'account',
  about: 'own',
  proof: true,
  input: z.strictObject({ address: MailAddress, language: MailLanguage }),
  output: RecoveryMail,
  refusals: ['mail_off', 'too_many_tries'],
});

const confirmMail = method('recovery.confirmMail', {
  summary: 'Open the link that was sent to an address: from now on it is the one for recovery.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ token: MailToken }),
  output: z.object({ address: z.string() }),
  refusals: ['mail_link_gone'],
});

const removeMail = method('recovery.removeMail', {
  summary: 'Take my e-mail address away.',
  caller: 'account',
  about: 'own',
  proof: true,
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({}),
});

const ask = method('recovery.ask', {
  summary:
    'Ask for a link to set a new password, by handle or e-mail address. The answer is the same whether there is such an account.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ to: z.string().trim().min(1).max(300), language: MailLanguage }),
  output: z.object({}),
  refusals: ['mail_off', 'too_many_tries'],
});

const look = method('recovery.look', {
  summary: 'Whose password does this link set? Uses nothing up.',
  caller: 'anyone',
  about: 'door',
  repeatable: true,
  rate: 'guarded',
  input: z.strictObject({ token: MailToken }),
  output: z.object({ handle: z.string(), name: z.string() }),
  refusals: ['mail_link_gone'],
});

const recover = method('recovery.recover', {
  summary:
    'Set a new password by the link of a mail; signs out everywhere. A second step is still asked for where there is one.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ token: MailToken, password: Password, browser: BrowserToken.optional() }),
  output: SignInAnswer,
  refusals: ['mail_link_gone', 'password_too_short', 'password_too_common'],
});

/** The methods of this feature. */
export const recoveryMethods = [mail, setMail, confirmMail, removeMail, ask, look, recover] as const;
