import type { ChatId, LivePlace, OutputOf } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

export type MyPlace = OutputOf<'places.mine'>['places'][number];

export interface PlacesState {
  /** Who shares where they are, in the rooms that were looked at. */
  live: Readonly<Record<ChatId, readonly LivePlace[]>>;
  /** Where I share my place. */
  mine: readonly MyPlace[];
  /** Why this device cannot tell where it is; null while it can, or nobody has asked. */
  trouble: 'refused' | 'unknown' | null;
}

export const firstPlaces: PlacesState = { live: {}, mine: [], trouble: null };

export const placesStore = createStore<PlacesState>(() => firstPlaces);
