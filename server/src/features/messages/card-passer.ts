import type { AccountId, ChatId, MessageContent } from '@maru/contract';
import type { House } from '../../platform/house.ts';

/** A copy of something that was said, to be said elsewhere. */
export interface Copy {
  text: string;
  ready?: MessageContent;
}

/** Turns a card into what of it can be said in another chat. */
export type CardPasser = (
  house: House,
  from: { reader: AccountId; chatId: ChatId },
  card: Extract<MessageContent, { type: 'card' }>,
) => Promise<Copy[]>;

let passer: CardPasser | undefined;

/** Says how cards are passed on. Called once, where the features that have cards are known. */
export const registerCardPasser = (pass: CardPasser): void => {
  passer = pass;
};

/** What of a card is said in another chat. */
export const passOn: CardPasser = async (house, from, card) =>
  passer ? passer(house, from, card) : [{ text: card.title }];
