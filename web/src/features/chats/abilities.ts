import { offers, type Ability, type Chat } from '@maru/contract';

/** Does this room offer that? What names no ability is offered everywhere. */
export const offersHere = (chat: Pick<Chat, 'secret'>, ability: Ability | undefined): boolean =>
  ability === undefined || offers(chat, ability);
