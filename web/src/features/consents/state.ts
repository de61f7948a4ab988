import type { Agreement, AgreementRecord } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
import { call } from '../../platform/session/index.ts';

/** A question that waits for its answer: may this be done with what is yours? */
export interface ConsentQuestion {
  consent: string;
  answer: (agreed: boolean) => void;
}

interface ConsentsState {
  /** How I stand to every text; null until the host has said. */
  agreements: readonly Agreement[] | null;
  records: readonly AgreementRecord[];
  /** The one question that may be open at a time. */
  question: ConsentQuestion | null;
  /** What was put off until the app is opened again. */
  putOff: ReadonlySet<string>;
}

export const firstConsents: ConsentsState = {
  agreements: null,
  records: [],
  question: null,
  putOff: new Set(),
};

export const consentsStore = createStore<ConsentsState>(() => firstConsents);

/** Asks the host how I stand to its texts. */
export const loadConsents = async (): Promise<void> => {
  const { agreements, records } = await call('consents.list', {});
  consentsStore.setState({ agreements, records });
};
