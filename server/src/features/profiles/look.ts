import type { Person } from '@maru/contract';
import type { SignedVerb } from '../../platform/house.ts';
import { findPersons } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';

/** How somebody, or whoever is in a chat and knows me from nowhere else, sees me. */
export const previewProfile: SignedVerb<'profiles.preview'> = async ({ house, who }, { reader, chatId }) => {
  const me = who.accountId;
  if (chatId) await requireRoom(house, chatId, me);
  const person = (await findPersons(house.db, [me], { reader, chatId })).get(me) as Person;
  return { person };
};

/** Persons as I see them in one chat. */
export const personsInChat: SignedVerb<'profiles.inChat'> = async (
  { house, who },
  { chatId, accountIds },
) => {
  await requireRoom(house, chatId, who.accountId);
  const persons = await findPersons(house.db, accountIds, { reader: who.accountId, chatId });
  return { persons: [...persons.values()] };
};
