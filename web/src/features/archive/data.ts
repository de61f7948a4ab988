import type { FeatureData } from '../../platform/session/index.ts';
import { applyEntry } from './apply-entries.ts';
import { loadArchives } from './change-archives.ts';
import { archiveStore, firstArchives } from './state.ts';

/** The part of the archives in a session. */
export const archiveData: FeatureData = {
  name: 'archive',
  // What was missed while the line was away; at first they are loaded where they are looked at.
  onWelcome: () => void (archiveStore.getState().archives && loadArchives().catch(() => {})),
  applyEntries(entries) {
    const before = archiveStore.getState();
    const after = entries.reduce(applyEntry, before);
    if (after !== before) archiveStore.setState(after);
  },
  reset: () => archiveStore.setState(firstArchives, true),
};
