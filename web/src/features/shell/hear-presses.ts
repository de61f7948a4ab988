import { go, paths } from '../../platform/router/index.ts';

/** Goes where a notification leads that was pressed. From the first moment on: a press just after a page came is told to it once. */
export const hearPresses = (): void => {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const said = data as { type?: string; chatId?: string; path?: string } | null;
    if (said?.type === 'OPEN_CHAT') go(said.chatId ? paths.chat(said.chatId) : (said.path ?? paths.chats()));
  });
};
