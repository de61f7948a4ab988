import type { ChatId, FileId, FileRef } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** What the viewer opens at. */
export interface ViewerStart {
  chatId: ChatId;
  fileId: FileId;
  /** The message it stands in, where that is known: its files can be looked at before anything is fetched. */
  near?: { seq: number; files: readonly FileRef[] } | undefined;
}

export const viewerStore = createStore<{ open: ViewerStart | null }>(() => ({ open: null }));

/** Shows a photo or a video of a chat large, and lets one go on through all of them. */
export const openViewer = (start: ViewerStart): void => viewerStore.setState({ open: start });

export const closeViewer = (): void => viewerStore.setState({ open: null });
