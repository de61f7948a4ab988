import type { ChatId, Mention } from '@maru/contract';
import { v7 } from 'uuid';
import { outbox } from '../../platform/session/index.ts';
import { jumpToNewest } from './load-history.ts';
import { whyNotSend } from './rules.ts';

export interface Sending {
  text: string;
  mentions?: readonly Mention[];
  replyToSeq?: number | null;
}

/** Puts a message into the outbox, from where it goes when there is a line. False: there is nothing to send. */
export const sendMessage = async (chatId: ChatId, sending: Sending): Promise<boolean> => {
  if (whyNotSend(sending.text)) return false;
  const key = v7();
  const input = {
    chatId,
    key,
    text: sending.text,
    ...(sending.mentions?.length ? { mentions: [...sending.mentions] } : {}),
    ...(sending.replyToSeq ? { replyToSeq: sending.replyToSeq } : {}),
  };
  await outbox()?.add({ key, lane: chatId, method: 'messages.send', input });
  void jumpToNewest(chatId).catch(() => {});
  return true;
};

/** Tries a message again that was refused. */
export const retryMessage = async (key: string): Promise<void> => outbox()?.retry(key);

/** Gives up a message that waits or was refused. */
export const cancelMessage = async (key: string): Promise<void> => outbox()?.cancel(key);
