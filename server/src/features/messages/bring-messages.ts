import type { AccountId, ChatId, MessageContent, Quote } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { keeperOf } from './content-keepers.ts';
import { saveReaction } from './store.ts';

/** A message from another time and place. */
export interface BroughtMessage {
  author: AccountId;
  at: Date;
  key: string;
  text: string;
  content?: MessageContent | undefined;
  replyTo?: Quote | undefined;
  reactions: readonly { accountId: AccountId; emoji: string }[];
}

/**
 * Puts messages from elsewhere at the end of a chat, in their order, with their own authors and moments; gives their
 * seqs. Nobody is asked whether they may: the caller has made the chat for this.
 */
export const bringMessages = async (
  house: House,
  { chatId, me }: { chatId: ChatId; me: AccountId },
  messages: readonly BroughtMessage[],
): Promise<number[]> => {
  if (messages.length === 0) return [];
  const bodies = messages.map(({ text, content, replyTo }) => ({
    text,
    ...(content && { content }),
    ...(replyTo && { replyTo }),
  }));
  // Those who listen to messages are not told: nobody wants a year of links looked up. Search finds them by itself.
  return house.db.transaction(async (tx) => {
    const placed = await house.log.appendIn(
      tx,
      messages.map(({ author, at, key }, index) => ({
        log: chatLog(chatId),
        author,
        key,
        at,
        kind: 'message.sent',
        body: bodies[index],
        counts: true,
      })),
    );
    for (const [index, { at, content, reactions }] of messages.entries()) {
      const seq = placed[index]?.seq ?? 0;
      if (content) await keeperOf(content)?.placed?.(tx, { chatId, seq, author: me, content, at });
      for (const { accountId, emoji } of reactions)
        await saveReaction(tx, { chatId, seq, accountId, emoji, at });
    }
    return placed.map(({ seq }) => seq);
  });
};
