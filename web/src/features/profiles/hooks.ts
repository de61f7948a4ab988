import type { Profile } from '@maru/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { loadProfiles } from './change-profiles.ts';
import { profilesStore } from './state.ts';

/** My profiles, the base one first; undefined until they have come. */
export const useProfiles = (): readonly Profile[] | undefined => {
  const profiles = useStore(profilesStore, (state) => state.profiles);
  const isMissing = profiles === undefined;
  useEffect(() => {
    if (isMissing) void loadProfiles();
  }, [isMissing]);
  return profiles;
};
