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

const isMarked = (): boolean => {
  const state: unknown = window.history.state;
  return typeof state === 'object' && state !== null && 'viewer' in state;
};

let isListening = false;

/** The way back on a phone closes the viewer, and nothing else. */
const listenForBack = (): void => {
  if (isListening) return;
  isListening = true;
  window.addEventListener('popstate', () => {
    if (!isMarked()) viewerStore.setState({ open: null });
  });
};

/** Shows a photo or a video of a chat large, and lets one go on through all of them; `near` may be left out. */
export const openViewer = (start: ViewerStart): void => {
  listenForBack();
  if (!isMarked()) window.history.pushState({ maru: true, viewer: true }, '');
  viewerStore.setState({ open: start });
};

/** Closes the viewer, and takes its step out of the way back. */
export const closeViewer = (): void => {
  if (isMarked()) window.history.back();
  else viewerStore.setState({ open: null });
};
