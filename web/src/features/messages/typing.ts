import type { AccountId, ChatId, Signal } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { messagesStore, type MessagesState } from './state.ts';

const sendEveryMs = 3_000;
const believedMs = 5_000;
const lastSent = new Map<ChatId, number>();

/** Shows the others that I am writing; many calls become one every 3 s. */
export const tellTyping = (chatId: ChatId): void => {
  const now = Date.now();
  if (now - (lastSent.get(chatId) ?? 0) < sendEveryMs) return;
  lastSent.set(chatId, now);
  void call('messages.typing', { chatId }).catch(() => {});
};

/** Who writes, with somebody added; null in place of a moment ends it. */
export const applyTyping = (
  typing: MessagesState['typing'],
  { chatId, who }: { chatId: ChatId; who: AccountId },
  until: number | null,
): MessagesState['typing'] => {
  const { [who]: old, ...others } = typing[chatId] ?? {};
  if (until === null) return old === undefined ? typing : { ...typing, [chatId]: others };
  return { ...typing, [chatId]: { ...others, [who]: until } };
};

/** Somebody writes; believed for 5 s. */
export const takeTyping = (signal: Signal): void => {
  const who = signal.from;
  if (!who || who === messagesStore.getState().me) return;
  const chatId = signal.log.slice('chat:'.length) as ChatId;
  const until = Date.now() + believedMs;
  messagesStore.setState((state) => ({ typing: applyTyping(state.typing, { chatId, who }, until) }));
  setTimeout(() => {
    if ((messagesStore.getState().typing[chatId]?.[who] ?? 0) > Date.now()) return;
    endTyping(chatId, who);
  }, believedMs + 50);
};

/** What somebody was writing has come. */
export const endTyping = (chatId: ChatId, who: AccountId): void =>
  messagesStore.setState(({ typing }) => ({ typing: applyTyping(typing, { chatId, who }, null) }));
