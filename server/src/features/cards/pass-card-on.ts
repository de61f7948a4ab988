import { limits } from '@maru/contract';
import type { CardPasser } from '../messages/index.ts';
import { contentsOf } from './contents-of.ts';
import { tellCard } from './tell-card.ts';

/**
 * A card belongs to its chat: nobody else can vote in its poll. What goes to another chat is what it says, without the
 * people, and the files it has. Of one that is gone its title is left, or nothing.
 */
export const passCardOn: CardPasser = async (house, { reader, chatId }, card) => {
  const told = await tellCard({ house, me: reader, chatId, withPeople: false }, card);
  if (!told && card.title === '') return [];
  const text = (told?.lines ?? [card.title]).join('\n').slice(0, limits.messageText);
  const [first, ...rest] = contentsOf(told?.files ?? []);
  return [{ text, ...(first && { ready: first }) }, ...rest.map((ready) => ({ text: '', ready }))];
};
