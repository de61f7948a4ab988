import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { makeSmall } from '../verbs.ts';

interface PictureWindows {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

const windows = (): PictureWindows | undefined =>
  (globalThis as { documentPictureInPicture?: PictureWindows }).documentPictureInPicture;

const ownWindow = createStore<{ window: Window | undefined }>(() => ({ window: undefined }));

/** Can a call stand in a small window of its own, over all other programs? */
export const hasOwnWindow = (): boolean => windows() !== undefined;

/** That window, while it is open. */
export const useOwnWindow = (): Window | undefined => useStore(ownWindow, ({ window }) => window);

/** Opens a small window of its own for the call; only a press may do that. */
export const openOwnWindow = async (): Promise<void> => {
  const opened = await windows()?.requestWindow({ width: 340, height: 260 });
  if (!opened) return;
  for (const sheet of document.querySelectorAll('style, link[rel="stylesheet"]'))
    opened.document.head.append(sheet.cloneNode(true));
  opened.document.documentElement.lang = document.documentElement.lang;
  opened.document.documentElement.dataset['theme'] = 'dark';
  opened.document.title = document.title;
  opened.addEventListener('pagehide', () => ownWindow.setState({ window: undefined }));
  ownWindow.setState({ window: opened });
  makeSmall(true);
};

/** Closes it, as when the call ends or is shown large again. */
export const closeOwnWindow = (): void => {
  ownWindow.getState().window?.close();
  ownWindow.setState({ window: undefined });
};
