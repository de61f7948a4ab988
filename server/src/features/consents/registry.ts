import type { AccountId, AgreementText } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { privacyEn } from './shipped/privacy.en.ts';
import { privacyKo } from './shipped/privacy.ko.ts';
import { termsEn } from './shipped/terms.en.ts';
import { termsKo } from './shipped/terms.ko.ts';

/** Something people agree to, as the feature that uses it describes it. */
export interface ConsentKind {
  /** The name of the use, the same for good: records are kept by it. */
  id: string;
  /** The first version of the text; operators may publish others. */
  text: AgreementText;
  /** Does this host have that use at all? Without it nobody is shown the text. */
  isUsed?: (house: House) => boolean;
  /** What ends with taking it back, in the same transaction. */
  onTakenBack?: (house: House, tx: Tx, accountId: AccountId) => Promise<void>;
}

const policies: readonly ConsentKind[] = [
  { id: 'terms', text: { ko: termsKo, en: termsEn } },
  { id: 'privacy', text: { ko: privacyKo, en: privacyEn } },
];
const consents: ConsentKind[] = [];

/**
 * Asks people for a use of what belongs to them that the service could do without. Called once, where a feature is put
 * together; the feature then asks `requireConsent` before each use.
 */
export const registerConsent = (kind: ConsentKind): void => {
  if (!consents.some(({ id }) => id === kind.id)) consents.push(kind);
};

/** Everything that can be agreed to, policies first. */
export const listKinds = (): readonly ConsentKind[] => [...policies, ...consents];

/** One of them by its name. */
export const findKind = (id: string): ConsentKind | undefined => listKinds().find((kind) => kind.id === id);

/** Is there no account without it? */
export const isRequired = (id: string): boolean => policies.some((kind) => kind.id === id);

/** The names of what there is no account without. */
export const requiredIds = policies.map(({ id }) => id);

/** Is it shown on this host? */
export const isShown = (house: House, kind: ConsentKind): boolean => kind.isUsed?.(house) ?? true;
