import type { Chat } from '@maru/contract';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ActionItem } from '../../ui/index.ts';

/** Another kind of chat that can be begun beside those of friends. */
export interface NewChat {
  readonly id: string;
  /** The key of its name. */
  readonly label: string;
  /** The key of one line about it. */
  readonly text: string;
  readonly Icon: ComponentType<{ 'aria-hidden'?: 'true' }>;
  /** Takes over once the sheet of new chats is gone. */
  readonly onChoose: () => void;
}

const kinds = createStore<readonly NewChat[]>(() => []);

/** Lets a feature offer a kind of chat of its own where a chat is begun. Called once. */
export const registerNewChat = (kind: NewChat): void => kinds.setState((all) => [...all, kind], true);

/** What can be begun besides. */
export const useNewChats = (): readonly NewChat[] => useStore(kinds);

/** Gives an entry for the menu of a chat, or undefined where it has nothing to offer. */
export type ChatOffer = (chat: Chat) => ActionItem | undefined;

const offers: ChatOffer[] = [];

/** Lets a feature add to the menu of chats. Called once, where the feature's screens are put together. */
export const registerChatOffer = (offer: ChatOffer): void => void offers.push(offer);

/** What the features offer for this chat. */
export const listChatOffers = (chat: Chat): ActionItem[] => offers.flatMap((offer) => offer(chat) ?? []);
