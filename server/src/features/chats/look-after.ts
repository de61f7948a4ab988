import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readOneChat } from './read-list.ts';
import { forgetRoom, requireRoom } from './rooms.ts';
import { whyNotHost } from './rules.ts';
import { ownsPicture, updateChat, updateRole } from './store.ts';
import { takeOut } from './take-out.ts';

/** Changes a group's name or photo for everyone. */
export const update: SignedVerb<'chats.update'> = async ({ house, who }, { chatId, name, photo }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  if (room.kind !== 'group') throw refuse('not_a_group');
  if (photo && !(await ownsPicture(house.db, who.accountId, photo))) throw refuse('picture_not_found');
  // What stays as it is, is no news: a line in the room tells only what has changed.
  const body = {
    ...(name !== undefined && name !== room.name && { name }),
    ...(photo !== undefined && photo !== room.photo && { photo }),
  };
  if (Object.keys(body).length > 0) {
    await house.db.transaction(async (tx) => {
      await updateChat(tx, chatId, body);
      await house.log.appendIn(tx, [
        { log: chatLog(chatId), author: who.accountId, key: v7(), kind: 'chat.changed', body },
      ]);
      await forgetRoom(house, tx, chatId);
    });
  }
  return { chat: await readOneChat(house, chatId, who.accountId) };
};

/** Takes somebody out of a group. */
export const removeMember: SignedVerb<'chats.removeMember'> = async (
  { house, who },
  { chatId, accountId },
) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const why = whyNotHost(room, who.accountId);
  if (why) throw refuse(why);
  if (accountId === who.accountId) throw refuse('cannot_be_self');
  if (!room.members.has(accountId)) throw refuse('member_not_found');
  await house.db.transaction((tx) => takeOut(house, tx, { chatId, accountId, removedBy: who.accountId }));
  return {};
};

/** Makes a member a host, or a host a member. */
export const setRole: SignedVerb<'chats.setRole'> = async ({ house, who }, { chatId, accountId, role }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const why = whyNotHost(room, who.accountId);
  if (why) throw refuse(why);
  if (accountId === who.accountId) throw refuse('cannot_be_self');
  const member = room.members.get(accountId);
  if (!member || member.role === 'guest') throw refuse('member_not_found');
  await house.db.transaction(async (tx) => {
    await updateRole(tx, { chatId, accountId, role });
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: who.accountId,
        key: v7(),
        kind: 'member.roleChanged',
        body: { accountId, role },
      },
    ]);
    await forgetRoom(house, tx, chatId);
  });
  return {};
};
