export { consentsData } from './data.ts';
export { useBlocking, useConsent } from './hooks.ts';
export { isConsentDeclined, requestConsent, withConsent } from './with-consent.ts';
