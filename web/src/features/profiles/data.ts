import type { AccountEntryBodies, Entry } from '@maru/contract';
import type { FeatureData } from '../../platform/session/index.ts';
import { loadProfiles } from './change-profiles.ts';
import { firstProfiles, profilesStore } from './state.ts';

const apply = ({ log, kind, body }: Entry): void => {
  if (!log.startsWith('account:')) return;
  if (kind === 'profiles.changed')
    profilesStore.setState({ profiles: (body as AccountEntryBodies['profiles.changed']).profiles });
  // The base profile is changed by another door.
  if (kind === 'profile.changed' && profilesStore.getState().profiles) void loadProfiles();
};

/** The part of my profiles in a session: nothing is asked for until somebody looks at them. */
export const profilesData: FeatureData = {
  name: 'profiles',
  onWelcome: () => void (profilesStore.getState().profiles && loadProfiles()),
  applyEntries: (entries) => entries.forEach(apply),
  reset: () => profilesStore.setState(firstProfiles, true),
};
