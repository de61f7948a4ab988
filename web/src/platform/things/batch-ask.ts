import type { ChatId } from '@maru/contract';

/** Most that one question may name. */
const mostAtOnce = 50;
/** How long a question waits for others: as long as a screen takes to be drawn. */
const waitMs = 16;

/** Gathers what is asked of one chat within a moment into one question. What is on its way is not asked twice. */
export const batchAsk = (
  load: (chatId: ChatId, ids: string[]) => Promise<void>,
): ((chatId: ChatId, id: string) => void) => {
  const waiting = new Map<ChatId, Set<string>>();
  const send = (chatId: ChatId): void => {
    const ids = [...(waiting.get(chatId) ?? [])];
    waiting.delete(chatId);
    for (let from = 0; from < ids.length; from += mostAtOnce)
      void load(chatId, ids.slice(from, from + mostAtOnce));
  };
  return (chatId, id) => {
    const ids = waiting.get(chatId);
    if (ids) {
      ids.add(id);
      return;
    }
    waiting.set(chatId, new Set([id]));
    setTimeout(() => send(chatId), waitMs);
  };
};
