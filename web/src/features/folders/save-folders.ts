import type { ChatId, Folder } from '@maru/contract';
import { v7 } from 'uuid';
import { call } from '../../platform/session/index.ts';
import { foldersStore } from './state.ts';

/** Replaces my folders with this list, in this order; shown at once, taken back when refused. */
export const saveFolders = async (folders: readonly Folder[]): Promise<void> => {
  const before = foldersStore.getState();
  foldersStore.setState({ folders });
  try {
    const saved = await call('folders.save', { folders: [...folders] });
    foldersStore.setState({ folders: saved.folders });
  } catch (error) {
    foldersStore.setState(before);
    throw error;
  }
};

const mine = (): readonly Folder[] => foldersStore.getState().folders;

/** Makes a folder behind the others. */
export const addFolder = (name: string, chatIds: ChatId[] = []): Promise<void> =>
  saveFolders([...mine(), { id: v7(), name: name.trim(), chatIds }]);

/** Changes the name or the chats of a folder. */
export const changeFolder = (id: string, change: Partial<Pick<Folder, 'name' | 'chatIds'>>): Promise<void> =>
  saveFolders(mine().map((folder) => (folder.id === id ? { ...folder, ...change } : folder)));

export const removeFolder = (id: string): Promise<void> =>
  saveFolders(mine().filter((folder) => folder.id !== id));
