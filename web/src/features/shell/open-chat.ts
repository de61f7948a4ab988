import type { AccountId } from '@maru/contract';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { openDirectChat, openOwnRoom } from '../chats/index.ts';

/** Goes to the chat with somebody. */
export const openChatWith = (personId: string): Promise<boolean> =>
  tryVerb(openDirectChat(personId as AccountId).then((chat) => go(paths.chat(chat.id))));

/** Goes to my own room. */
export const openMyRoom = (): Promise<boolean> =>
  tryVerb(openOwnRoom().then((chat) => go(paths.chat(chat.id))));
