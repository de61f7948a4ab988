import type { Folder } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

export interface FoldersState {
  folders: readonly Folder[];
}

export const firstFolders: FoldersState = { folders: [] };

export const foldersStore = createStore<FoldersState>(() => firstFolders);
