import type { Profile } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

export interface ProfilesState {
  /** My profiles, the base one first; undefined until the host has told. */
  profiles: readonly Profile[] | undefined;
}

export const firstProfiles: ProfilesState = { profiles: undefined };

export const profilesStore = createStore<ProfilesState>(() => firstProfiles);
