import { onRefused, type FeatureData } from '../../platform/session/index.ts';
import { consentsStore, firstConsents, loadConsents } from './state.ts';

const load = () => void loadConsents().catch(() => {});

let isListening = false;

/** New terms that were announced count from today on, while the app is open. */
const listen = (): void => {
  if (isListening) return;
  isListening = true;
  onRefused((code) => void (code === 'terms_not_agreed' && load()));
};

/** What I agreed to, as a part of a session: the host is asked whenever the line is back. */
export const consentsData: FeatureData = {
  name: 'consents',
  onWelcome() {
    listen();
    load();
  },
  applyEntries(entries) {
    if (consentsStore.getState().agreements && entries.some(({ kind }) => kind === 'consent.changed')) load();
  },
  reset: () => consentsStore.setState(firstConsents),
};
