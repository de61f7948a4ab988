import type { Agreement, AgreementRecord, AgreementText, PublishedText, TextHead } from '@maru/contract';
import { doesCount, findOwed, noStand, type Stand } from './rules.ts';
import type { HeadRow, RecordRow, TextRow } from './store.ts';

/** What stands in a text for what is different on every host. */
export interface HostFacts {
  host: string;
  contact: string;
}

const nobodyNamed = { ko: '이 호스트의 운영자', en: 'the operators of this host' } as const;

const fill = ({ host, contact }: HostFacts, language: 'ko' | 'en', words: string): string =>
  words.replaceAll('{host}', host).replaceAll('{contact}', contact || nobodyNamed[language]);

/** A text with what is different on every host filled in. */
export const fillText = ({ ko, en }: AgreementText, facts: HostFacts): AgreementText => ({
  ko: { title: fill(facts, 'ko', ko.title), body: fill(facts, 'ko', ko.body) },
  en: { title: fill(facts, 'en', en.title), body: fill(facts, 'en', en.body) },
});

/** A version without its words. */
export const presentHead = (row: HeadRow): TextHead => ({
  subject: row.subject,
  version: row.version,
  fromAt: row.from_at.toISOString(),
  publishedAt: row.published_at.toISOString(),
  changes: row.changes,
  asksAgain: row.asks_again,
});

/** A version as people read it; without facts, as operators write it. */
export const presentText = (row: TextRow, facts?: HostFacts): PublishedText => ({
  ...presentHead(row),
  text: facts ? fillText(row.text, facts) : row.text,
});

/** One line of a person's record. */
export const presentRecord = (row: RecordRow): AgreementRecord => ({
  subject: row.subject,
  version: row.version,
  what: row.what,
  at: row.at.toISOString(),
  client: row.client,
});

/** How somebody stands to a text. */
export const presentAgreement = (
  row: TextRow,
  of: {
    stand: (Stand & { at: Date }) | undefined;
    heads: readonly HeadRow[];
    required: boolean;
    facts: HostFacts;
    now: Date;
  },
): Agreement => {
  const stand = of.stand ?? noStand;
  return {
    subject: row.subject,
    required: of.required,
    text: presentText(row, of.facts),
    given: of.stand?.what === 'given' ? { version: of.stand.version, at: of.stand.at.toISOString() } : null,
    counts: doesCount(stand, of.heads, of.now),
    owes: findOwed(stand, of.heads, of.required),
    due: row.from_at <= of.now,
  };
};
