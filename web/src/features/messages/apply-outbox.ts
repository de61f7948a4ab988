import type { MessageContent, ParsedInputOf } from '@maru/contract';
import type { OutboxRow } from '../../platform/store/index.ts';
import type { PendingMessage } from './state.ts';

const pendingOf = (row: OutboxRow): PendingMessage => {
  const { chatId, text, mentions, replyToSeq } = row.input as ParsedInputOf<'messages.send'>;
  return {
    key: row.key,
    chatId,
    at: row.at,
    text,
    ...(row.shown ? { content: row.shown as MessageContent } : {}),
    state: row.state,
    ...(row.notBefore ? { undoUntil: row.notBefore } : {}),
    ...(mentions ? { mentions } : {}),
    ...(replyToSeq === undefined ? {} : { replyToSeq }),
    ...(row.state === 'failed' && row.code ? { code: row.code } : {}),
  };
};

/** What waits, after the outbox has changed. What was sent stays until its entry has come. */
export const applyRows = (
  pending: readonly PendingMessage[],
  rows: readonly OutboxRow[],
): PendingMessage[] => {
  const sent = pending.filter((one) => one.state === 'sent');
  const sentKeys = new Set(sent.map((one) => one.key));
  const waiting = rows.filter((row) => row.method === 'messages.send' && !sentKeys.has(row.key));
  return [...sent, ...waiting.map(pendingOf)];
};

/** The host has taken one of them. */
export const applySent = (pending: readonly PendingMessage[], key: string, seq: number): PendingMessage[] =>
  pending.map((one) => (one.key === key ? { ...one, state: 'sent', seq } : one));

/** The sent ones have come as entries, or are known to be in a window by their seq. */
export const dropArrived = (
  pending: readonly PendingMessage[],
  arrived: ReadonlySet<string>,
): readonly PendingMessage[] =>
  pending.some((one) => arrived.has(one.key)) ? pending.filter((one) => !arrived.has(one.key)) : pending;
