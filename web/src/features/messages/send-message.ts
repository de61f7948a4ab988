import type { ChatId, Mention, MessageContent, SendContent } from '@maru/contract';
import { v7 } from 'uuid';
import { outbox } from '../../platform/session/index.ts';
import { accountsStore } from '../accounts/index.ts';
import { jumpToNewest } from './load-history.ts';
import { changeDraft } from './drafts.ts';
import { whyNotSend } from './rules.ts';
import { messagesStore, type PendingMessage } from './state.ts';

export interface Sending {
  text: string;
  mentions?: readonly Mention[];
  replyToSeq?: number | null;
  /** What it holds, and how that is shown until the host has it. */
  content?: SendContent | undefined;
  shown?: MessageContent | undefined;
  silent?: boolean | undefined;
}

const undoTime = (): { notBefore?: string } => {
  const undoSeconds = accountsStore.getState().me?.settings.undoSeconds ?? 0;
  return undoSeconds > 0 ? { notBefore: new Date(Date.now() + undoSeconds * 1_000).toISOString() } : {};
};

/** Puts a message into the outbox, from where it goes when there is a line. False: there is nothing to send. */
export const sendMessage = async (chatId: ChatId, sending: Sending): Promise<boolean> => {
  const { text, content, shown, silent, mentions, replyToSeq } = sending;
  const why = whyNotSend(text);
  if (why && !(content && text === '')) return false;
  const key = v7();
  const input = {
    chatId,
    key,
    text,
    ...(content ? { content } : {}),
    ...(silent ? { silent } : {}),
    ...(mentions?.length ? { mentions: [...mentions] } : {}),
    ...(replyToSeq ? { replyToSeq } : {}),
  };
  await outbox()?.add({ key, lane: chatId, method: 'messages.send', input, shown, ...undoTime() });
  void jumpToNewest(chatId).catch(() => {});
  return true;
};

/** Tries a message again that was refused. */
export const retryMessage = async (key: string): Promise<void> => outbox()?.retry(key);

/** Takes back a message that has not gone yet; its words return to the field where nothing else is being written. */
export const undoMessage = async ({ key, chatId, text }: PendingMessage): Promise<void> => {
  await outbox()?.cancel(key);
  if ((messagesStore.getState().drafts[chatId]?.text ?? '') === '') changeDraft(chatId, { text });
};

/** Gives up a message that waits or was refused. */
export const cancelMessage = async (key: string): Promise<void> => outbox()?.cancel(key);
