import type { ChatId, LaterMessage } from '@maru/contract';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { laterStore } from './state.ts';

/** What waits to be sent in a chat, soonest first. */
export const useLater = (chatId: ChatId): readonly LaterMessage[] => {
  const messages = useStore(laterStore, (state) => state.messages);
  return useMemo(() => messages.filter((one) => one.chatId === chatId), [messages, chatId]);
};
