import type { Agreement, PublishedText } from '@maru/contract';
import type { Language } from '../../platform/i18n/index.ts';

/** A text in the language that is spoken. */
export const wordsOf = ({ text }: Pick<PublishedText, 'text'>, language: Language) => text[language];

/** Does a version count at this moment? */
export const isDue = ({ text }: Agreement, now: Date): boolean => Date.parse(text.fromAt) <= now.getTime();

/** What there is no going on without: texts that every account needs, in a version that counts now. */
export const findBlocking = (agreements: readonly Agreement[], now: Date): Agreement[] =>
  agreements.filter((one) => one.required && one.owes === 'agree' && isDue(one, now));

/** What is told or asked beside: announced versions, those only worded anew, and consents whose text has changed. */
export const findNews = (
  agreements: readonly Agreement[],
  putOff: ReadonlySet<string>,
  now: Date,
): Agreement | undefined =>
  agreements.find(
    (one) =>
      one.owes !== null &&
      !(one.required && one.owes === 'agree' && isDue(one, now)) &&
      !putOff.has(`${one.subject} ${one.text.version}`),
  );
