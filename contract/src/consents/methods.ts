import { z } from 'zod';
import { Moment } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import {
  AgreedWhat,
  Agreement,
  AgreementRecord,
  AgreementSubject,
  AgreementTextInput,
  DeskText,
  PublishedText,
  TextChanges,
  TextHead,
} from './types.ts';

/** The texts that there is no account without, as they count now, for the form of a new account. */
export const listRequired = method('consents.required', {
  summary: 'The terms and the privacy policy that count now, by version.',
  caller: 'anyone',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ texts: z.array(TextHead) }),
});

/** One text, in the version that counts now or another, with the list of its versions, the newest first. */
export const readText = method('consents.readText', {
  summary: 'Read the terms, the privacy policy or the text of a consent, in any version.',
  caller: 'anyone',
  about: 'host',
  repeatable: true,
  input: z.strictObject({ subject: AgreementSubject, version: z.int().min(1).optional() }),
  output: z.object({ text: PublishedText, versions: z.array(TextHead), countsNow: z.int() }),
  refusals: ['consent_text_not_found'],
});

/** What I agreed to, and when, the newest first. */
export const listAgreements = method('consents.list', {
  summary: 'What I agreed to, what I am asked, and the record of it.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ agreements: z.array(Agreement), records: z.array(AgreementRecord) }),
});

/** Agrees to a text, takes that back, or says that it was read. What it allowed ends with taking it back. */
export const answerConsent = method('consents.answer', {
  summary: 'Agree, take that back, or say that a new version was read.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ subject: AgreementSubject, version: z.int().min(1), what: AgreedWhat }),
  output: Agreement,
  refusals: ['consent_text_not_found', 'text_changed', 'consent_required'],
});

/** Every text as operators look after it. */
export const listTexts = method('consents.listTexts', {
  summary: 'The texts of this host, as operators edit them.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ texts: z.array(DeskText) }),
});

/** Publishes a new version of a text. It counts at once or from a moment to come. */
export const publishText = method('consents.publish', {
  summary: 'Publish a new version of a text.',
  caller: 'operator',
  about: 'host',
  input: z.strictObject({
    subject: AgreementSubject,
    text: AgreementTextInput,
    changes: TextChanges,
    /** From when it counts; null: at once. */
    fromAt: Moment.nullable(),
    asksAgain: z.boolean(),
    /** The version it follows, so that of two operators none covers what the other wrote. */
    after: z.int().min(0),
  }),
  output: DeskText,
  refusals: ['consent_text_not_found', 'text_changed', 'time_passed'],
});

/** The methods of this feature. */
export const consentMethods = [
  listRequired,
  readText,
  listAgreements,
  answerConsent,
  listTexts,
  publishText,
] as const;
