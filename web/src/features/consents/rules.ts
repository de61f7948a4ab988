import type { Agreement, PublishedText } from '@maru/contract';
import type { Language } from '../../platform/i18n/index.ts';

/** A text in the language that is spoken. */
export const wordsOf = ({ text }: Pick<PublishedText, 'text'>, language: Language) => text[language];

/** What there is no going on without: texts that every account needs, in a version that counts now. */
export const findBlocking = (agreements: readonly Agreement[]): Agreement[] =>
  agreements.filter((one) => one.required && one.owes === 'agree' && one.due);

/** What is told or asked beside: announced versions, those only worded anew, and consents whose text has changed. */
export const findNews = (
  agreements: readonly Agreement[],
  putOff: ReadonlySet<string>,
): Agreement | undefined =>
  agreements.find(
    (one) =>
      one.owes !== null &&
      !(one.required && one.owes === 'agree' && one.due) &&
      !putOff.has(`${one.subject} ${one.text.version}`),
  );
