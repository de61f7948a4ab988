import type { ChatId } from '@maru/contract';
import type { ActionItem } from '../../../ui/index.ts';
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

const offers: MessageOffer[] = [];

/** Lets a feature add to the menu of messages. Called once, where the feature's screens are put together. */
export const registerMessageOffer = (offer: MessageOffer): void => void offers.push(offer);

/** What the features offer for this message. */
export const listMessageOffers = (asked: OfferFor): ActionItem[] =>
  offers.flatMap((offer) => offer(asked) ?? []);
