import type { AccountId, ChatEntryBodies, ChatId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { reportIncident } from '../../platform/incident.ts';

/** Something that was committed about a message. */
export interface MessageNews {
  chatId: ChatId;
  /** The message it is about. */
  seq: number;
  author: AccountId;
  kind: 'message.sent' | 'message.edited' | 'message.deleted';
  /** What was written; empty for a deletion. */
  body: Partial<ChatEntryBodies['message.sent']>;
}

type Listener = (house: House, news: MessageNews) => void;

const listeners: Listener[] = [];

/**
 * Lets a feature hear of messages after their commit, in the process that committed them. It may be called never (the
 * process died) but not before the commit: what must not be missed is looked up again by a job.
 */
export const onMessage = (listener: Listener): void => void listeners.push(listener);

/** Tells the listeners; what goes wrong there is logged and stops nothing. */
export const tellOfMessage = (house: House, news: MessageNews): void => {
  for (const listener of listeners) {
    try {
      listener(house, news);
    } catch (error) {
      reportIncident(house, 'messages.listener', error);
    }
  }
};
