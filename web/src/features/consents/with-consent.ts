import { RefusalError } from '@maru/client';
import { consentsStore } from './state.ts';

const askConsent = (consent: string): Promise<boolean> =>
  new Promise((settle) => {
    consentsStore.getState().question?.answer(false);
    const answer = (agreed: boolean) => {
      consentsStore.setState({ question: null });
      settle(agreed);
    };
    consentsStore.setState({ question: { consent, answer } });
  });

/**
 * Runs a call that may need a consent: where it does, its text is shown, and once it was agreed to, the call is repeated.
 * Whoever does not agree gets the refusal that opened it.
 */
export const withConsent = async <Output>(call: () => Promise<Output>): Promise<Output> => {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code !== 'consent_needed') throw error;
    const consent = error.details?.['consent'];
    if (typeof consent !== 'string' || !(await askConsent(consent))) throw error;
    return call();
  }
};

/** Is this the answer to a consent that was not given? Nothing needs to be said about it then. */
export const isConsentDeclined = (error: unknown): boolean =>
  error instanceof RefusalError && error.code === 'consent_needed';

/** Asks for a consent before anything is called; true once it is given. */
export const requestConsent = async (consent: string): Promise<boolean> => {
  const known = consentsStore.getState().agreements?.find(({ subject }) => subject === consent);
  return known?.counts === true || askConsent(consent);
};
