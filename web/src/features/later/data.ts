import { call, type FeatureData } from '../../platform/session/index.ts';
import { applyEntry } from './apply-entries.ts';
import { firstLater, laterStore } from './state.ts';

const load = async (): Promise<void> => {
  const page = await call('later.list', {}).catch(() => undefined);
  if (page) laterStore.setState(page);
};

/** The part of what is to be sent later in a session. */
export const laterData: FeatureData = {
  name: 'later',
  onWelcome: () => void load(),
  applyEntries(entries) {
    const before = laterStore.getState();
    const after = entries.reduce(applyEntry, before);
    if (after !== before) laterStore.setState(after);
  },
  reset: () => laterStore.setState(firstLater, true),
};
