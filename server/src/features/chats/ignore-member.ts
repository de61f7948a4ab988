import { limits } from '@maru/contract';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { deleteIgnored, insertIgnored, readIgnored } from './ignored-store.ts';
import { requireRoom } from './rooms.ts';
import { tellSettings } from './update-settings.ts';

/** Ignores a member of a group, or ends that; only my own devices hear of it. */
export const ignoreMember: SignedVerb<'chats.ignoreMember'> = async (
  { house, who },
  { chatId, accountId, ignored },
) => {
  const me = who.accountId;
  const room = await requireRoom(house, chatId, me);
  if (room.kind !== 'group') throw refuse('not_a_group');
  if (accountId === me) throw refuse('cannot_be_self');
  const seat = { accountId: me, chatId };
  const settings = await house.db.transaction(async (tx) => {
    const before = await readIgnored(tx, seat);
    // Whoever has left can still be taken off the list.
    if (!room.members.has(accountId) && !before.includes(accountId)) throw refuse('member_not_found');
    if (ignored && !before.includes(accountId) && before.length >= limits.ignoredMembers)
      throw refuse('too_many_ignored', { limit: limits.ignoredMembers });
    if (ignored) await insertIgnored(tx, seat, { ignoredId: accountId, at: house.clock.now() });
    else await deleteIgnored(tx, seat, accountId);
    return tellSettings(house, tx, seat);
  });
  return { settings };
};
