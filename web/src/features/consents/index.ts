export { consentsData } from './data.ts';
export { useConsent } from './hooks.ts';
export { isConsentDeclined, requestConsent, withConsent } from './with-consent.ts';
