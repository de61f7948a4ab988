import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireRoom } from '../chats/index.ts';
import { presentLink } from './present.ts';
import { readLink, type LinkRow } from './store.ts';

/** The link of a group I am in. */
export const getLink: SignedVerb<'invites.get'> = async ({ house, who }, { chatId }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  if (room.kind !== 'group') throw refuse('not_a_group');
  return presentLink((await readLink(house.db, chatId)) as LinkRow);
};
