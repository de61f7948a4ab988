import type { Archive } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

export interface ArchiveState {
  /** Newest first; null until they are known. */
  archives: readonly Archive[] | null;
}

export const firstArchives: ArchiveState = { archives: null };

export const archiveStore = createStore<ArchiveState>(() => firstArchives);
