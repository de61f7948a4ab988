import type { AccountId, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { deleteChats, deleteFromList, readChatsOf, readEmptyGroups, readHeirs } from './leaving-store.ts';
import { forgetRoom } from './rooms.ts';
import { updateRole } from './store.ts';
import { takeOut } from './take-out.ts';

/** How many groups somebody looks after alone that others would have to take over. */
export const countHostedAlone = async (house: House, accountId: AccountId): Promise<number> =>
  (await readHeirs(house.db, accountId)).filter(({ heir }) => heir !== null).length;

/** Gives every group that somebody looks after alone a second host: whoever has been in it longest. */
export const handOnGroups = async (house: House, tx: Tx, accountId: AccountId): Promise<void> => {
  for (const { chat_id: chatId, heir } of await readHeirs(tx, accountId)) {
    if (!heir) continue;
    await updateRole(tx, { chatId, accountId: heir, role: 'host' });
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: accountId,
        key: v7(),
        kind: 'member.roleChanged',
        body: { accountId: heir, role: 'host' },
      },
    ]);
  }
};

/** Makes every process look again at the chats of somebody who leaves or comes back. */
export const forgetRoomsOf = async (house: House, accountId: AccountId): Promise<void> => {
  await house.db.transaction(async (tx) => {
    for (const { chat_id: chatId } of await readChatsOf(tx, accountId)) await forgetRoom(house, tx, chatId);
  });
};

const leaveOne = async (
  house: House,
  accountId: AccountId,
  { chatId, how }: { chatId: ChatId; how: 'delete' | 'takeOut' | 'unlist' },
): Promise<void> => {
  await house.db.transaction(async (tx) => {
    if (how === 'takeOut') await takeOut(house, tx, { chatId, accountId, removedBy: null });
    if (how === 'unlist') await deleteFromList(tx, accountId, chatId);
    if (how === 'delete') await deleteChats(tx, [chatId]);
    else await deleteChats(tx, await readEmptyGroups(tx, { ids: [chatId] }));
    await forgetRoom(house, tx, chatId);
  });
};

/**
 * Leaves every chat for good: the own room goes, and what nobody is left to read; groups go on without; a one-to-one chat
 * stays with the other side.
 */
export const leaveAllChats = async (house: House, accountId: AccountId): Promise<void> => {
  for (const { chat_id: chatId, kind, unread } of await readChatsOf(house.db, accountId)) {
    const how = kind === 'group' ? 'takeOut' : kind === 'self' || unread ? 'delete' : 'unlist';
    await leaveOne(house, accountId, { chatId, how });
  }
};
