import type { ChatId, MessageContent, SendContent } from '@maru/contract';
import { findLine } from './state.ts';
import { sendMessage } from './send-message.ts';

/** What is carried on: the words of a message, and what it holds. */
export interface Carried<Content extends MessageContent = MessageContent> {
  from: ChatId;
  content: Content;
  text: string;
}

/** Sends what a message holds anew to other chats, where it must be fetched and uploaded again. */
export type ContentCarrier = (carried: Carried, to: readonly ChatId[]) => Promise<void>;

const carriers = new Map<MessageContent['type'], ContentCarrier>();

/** Lets a feature carry contents of its own. Called once, where the feature's screens are put together. */
export const registerContentCarrier = (
  types: readonly MessageContent['type'][],
  carrier: ContentCarrier,
): void => {
  for (const type of types) carriers.set(type, carrier);
};

/** How a content is sent again that needs nothing but its own words; undefined where there is no way. */
const sendingOf = (content: MessageContent): { content: SendContent; shown: MessageContent } | undefined => {
  switch (content.type) {
    case 'sticker': {
      const { type, packId, stickerId } = content;
      return { content: { type, packId, stickerId }, shown: content };
    }
    case 'place':
    case 'contact':
      return { content, shown: content };
    case 'profile':
      return { content: { type: 'profile', accountId: content.accountId }, shown: content };
    case 'livePlace': {
      // What moves there stays there: the copy is where it was said to be.
      const { latitude, longitude } = content;
      const place = { type: 'place' as const, latitude, longitude };
      return { content: place, shown: place };
    }
    default:
      return undefined;
  }
};

/**
 * Sends messages that are here anew to other chats, in my name: into and out of rooms whose words the host does not have.
 * Gives how many could not go, because what they hold lives in their room alone.
 */
export const copyMessages = async (
  from: ChatId,
  seqs: readonly number[],
  to: readonly ChatId[],
): Promise<number> => {
  let left = 0;
  for (const seq of [...seqs].sort((one, other) => one - other)) {
    const { text, content, deleted } = findLine(from, seq)?.body ?? { text: '', deleted: true };
    const carrier = content && carriers.get(content.type);
    const sending = content && sendingOf(content);
    if (deleted || (content && !carrier && !sending && text === '')) left += 1;
    else if (content && carrier) await carrier({ from, content, text }, to);
    else for (const chatId of to) await sendMessage(chatId, { text, ...sending });
  }
  return left;
};
