import type { AgreedVersion, AgreedWhat } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { consentsStore, loadConsents } from './state.ts';

/** Agrees, takes back, or says that a version was read. */
export const answerConsent = async ({ subject, version }: AgreedVersion, what: AgreedWhat): Promise<void> => {
  const agreement = await call('consents.answer', { subject, version, what });
  const { agreements } = consentsStore.getState();
  consentsStore.setState({
    agreements: (agreements ?? []).map((one) => (one.subject === subject ? agreement : one)),
  });
  void loadConsents().catch(() => {});
};

/** Leaves something for the next time the app is opened. */
export const putOff = ({ subject, version }: AgreedVersion): void =>
  consentsStore.setState(({ putOff: before }) => ({ putOff: new Set([...before, `${subject} ${version}`]) }));
