import type { ChatId } from '@maru/contract';
import { paths } from '../../platform/router/index.ts';

/** Opens a chat in a window of its own; the same chat again brings that window forward. */
export const openChatWindow = (id: ChatId): void => {
  window.open(paths.chatWindow(id), `maru-${id}`, 'popup,width=420,height=720')?.focus();
};
