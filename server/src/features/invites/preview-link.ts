import type { Verb } from '../../platform/house.ts';
import { findPersons } from '../accounts/index.ts';
import { requireOpenLink } from './require-open-link.ts';
import { isMember, readFirstMembers } from './store.ts';

/** What a link leads to, for whoever holds it; members learn which of their chats it is. */
export const previewLink: Verb<'invites.preview'> = async ({ house, who }, { code }) => {
  const { chatId, ...shown } = await requireOpenLink(house.db, code);
  const inside = who !== undefined && (await isMember(house.db, chatId, who.accountId));
  const ids = await readFirstMembers(house.db, chatId, { inside });
  const persons = await findPersons(house.db, ids, { reader: who?.accountId, chatId });
  return { ...shown, faces: ids.flatMap((id) => persons.get(id) ?? []), chatId: inside ? chatId : null };
};
