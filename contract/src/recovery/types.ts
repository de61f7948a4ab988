import { z } from 'zod';
import { limits } from '../wire/limits.ts';

/** An e-mail address. */
export const MailAddress = z.string().trim().max(limits.mailAddress).pipe(z.email());

/** My e-mail address, by which I can come back when I have forgotten my password. */
export const RecoveryMail = z.object({
  /** False where this host sends no mails. */
  offered: z.boolean(),
  address: z.string().nullable(),
  /** Given, but its link has not been opened yet. */
  waiting: z.string().nullable(),
});
/** My e-mail address, by which I can come back when I have forgotten my password. */
export type RecoveryMail = z.infer<typeof RecoveryMail>;

/** The secret of a link in a mail. */
export const MailToken = z.string().min(20).max(100);

/** The language a mail is written in. */
export const MailLanguage = z.enum(['ko', 'en']);
/** The language a mail is written in. */
export type MailLanguage = z.infer<typeof MailLanguage>;
