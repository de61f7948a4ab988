import type { FeatureData } from '../../platform/session/index.ts';
import { consentsStore, firstConsents, loadConsents } from './state.ts';

const load = () => void loadConsents().catch(() => {});

/** What I agreed to, as a part of a session: the host is asked whenever the line is back. */
export const consentsData: FeatureData = {
  name: 'consents',
  onWelcome: load,
  applyEntries(entries) {
    if (consentsStore.getState().agreements && entries.some(({ kind }) => kind === 'consent.changed')) load();
  },
  reset: () => consentsStore.setState(firstConsents),
};
