import type { ChatId, Folder } from '@maru/contract';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { foldersStore } from './state.ts';

/** My folders, in my order. */
export const useFolders = (): readonly Folder[] => useStore(foldersStore, (state) => state.folders);

/** The chats of a folder as a filter for `useChatList`; empty for a folder that is gone. */
export const useFolderFilter = (folderId: string): ReadonlySet<ChatId> => {
  const folder = useStore(foldersStore, (state) => state.folders.find(({ id }) => id === folderId));
  return useMemo(() => new Set(folder?.chatIds), [folder]);
};
