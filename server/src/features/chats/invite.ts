import { findPersons } from '../accounts/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { askOthers } from './ask-others.ts';
import { joinGroup } from './join-group.ts';
import { requireRoom } from './rooms.ts';
import { whoComesAtOnce } from './adding-store.ts';

/** Brings people into a group: those who let me do so join at once, others are asked first. */
export const invite: SignedVerb<'chats.invite'> = async ({ house, who }, { chatId, accountIds }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  if (room.kind !== 'group') throw refuse('not_a_group');
  const persons = await findPersons(house.db, accountIds, { reader: who.accountId });
  if (accountIds.some((id) => !persons.has(id) || persons.get(id)?.guest)) throw refuse('person_not_found');
  const absent = [...new Set(accountIds)].filter((id) => !room.members.has(id));
  const coming = await whoComesAtOnce(house.db, absent, who.accountId);
  return house.db.transaction(async (tx) => {
    const joined = await joinGroup(house, tx, {
      chatId,
      accountIds: [...coming],
      role: 'member',
      by: 'invited',
      author: who.accountId,
    });
    const asked = await askOthers(house, tx, {
      chatId,
      inviterId: who.accountId,
      accountIds: absent.filter((id) => !coming.has(id)),
    });
    return { joined, asked };
  });
};
