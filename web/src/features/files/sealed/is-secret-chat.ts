import type { ChatId } from '@maru/contract';
import { findChat } from '../../chats/index.ts';

/** Whether what is sent there is sealed on this device. */
export const isSecretChat = (chatId: ChatId): boolean => findChat(chatId)?.secret === true;
