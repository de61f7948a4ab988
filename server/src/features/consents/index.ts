import { registerSignUpStep } from '../accounts/index.ts';
import { registerDuty } from '../../platform/duties/index.ts';
import type { Feature } from '../../platform/house.ts';
import { answerConsent, listAgreements } from './agree.ts';
import { followTerms, hasAgreed, termsInForce } from './new-terms.ts';
import { listTexts, publishText } from './publish-text.ts';
import { listRequired, readText } from './read-texts.ts';
import { listKinds } from './registry.ts';
import './personal-data.ts';
import { recordAgreement, requireAgreement } from './sign-up.ts';
import { insertFirstTexts } from './store.ts';

export { registerConsent, type ConsentKind } from './registry.ts';
export { findConsenting, hasConsent, requireConsent } from './require-consent.ts';
export { recordComingIn } from './sign-up.ts';

registerSignUpStep({
  id: 'agreement',
  before: (house, { agreed }) => requireAgreement(house, agreed),
  inside: (house, tx, { accountId, client, given }) =>
    recordAgreement(house, tx, { accountId, client, agreed: given.agreed }),
});

registerDuty({
  owed: 'terms',
  code: 'terms_not_agreed',
  by: ['consents.answer'],
  ofGuests: true,
  asks: termsInForce,
  isDone: hasAgreed,
});

/** What people agree to: terms, privacy policy, and each use of what is theirs that the service could do without. */
export const consents: Feature = {
  name: 'consents',
  methods: {
    'consents.required': listRequired,
    'consents.readText': readText,
    'consents.list': listAgreements,
    'consents.answer': answerConsent,
    'consents.listTexts': listTexts,
    'consents.publish': publishText,
  },
  async start(house) {
    await insertFirstTexts(
      house.db,
      listKinds().map(({ id, text }) => ({ subject: id, text })),
      house.clock.now(),
    );
    await followTerms(house);
  },
};
