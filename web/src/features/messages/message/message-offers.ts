import type { Ability, ChatId } from '@maru/contract';
import type { ActionItem } from '../../../ui/index.ts';
import { findChat, offersHere } from '../../chats/index.ts';
import type { SentLine } from '../state.ts';

/** What an offer of a feature is given. */
export interface OfferFor {
  chatId: ChatId;
  line: SentLine;
  isGuest: boolean;
  isHost: boolean;
}

/** Gives an entry for the menu of a message, or undefined where it has nothing to offer. */
export type MessageOffer = (offer: OfferFor) => ActionItem | undefined;

const all: { offer: MessageOffer; ability: Ability | undefined }[] = [];

/** Lets a feature add to the menu of messages, in rooms that offer it. Called once, where the feature's screens are put together. */
export const registerMessageOffer = (offer: MessageOffer, ability?: Ability): void =>
  void all.push({ offer, ability });

/** What the features offer for this message. */
export const listMessageOffers = (asked: OfferFor): ActionItem[] => {
  const chat = findChat(asked.chatId);
  return all
    .filter(({ ability }) => !chat || offersHere(chat, ability))
    .flatMap(({ offer }) => offer(asked) ?? []);
};
