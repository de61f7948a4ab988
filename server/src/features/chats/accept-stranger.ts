import type { AccountId, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { readOneChat } from './read-list.ts';
import { moveShownMark } from './marks-store.ts';
import { findRoom, forgetRoom, requireRoom } from './rooms.ts';
import { acceptStrangerRow, readDirectChatId } from './store.ts';
import { troubleOf } from '../../platform/trouble.ts';

/** A stranger's chat becomes one like any other: from now on, and up to here, reading is shown where it is in others. */
export const keepStranger = async (house: House, chatId: ChatId, accountId: AccountId): Promise<void> => {
  const hides = (await findRoom(house, chatId))?.hiding.has(accountId) ?? false;
  const mark = await house.db.transaction(async (tx) => {
    const readSeq = await acceptStrangerRow(tx, accountId, chatId);
    if (readSeq === undefined) return undefined;
    if (!hides) await moveShownMark(tx, { chatId, accountId, seq: readSeq });
    await house.log.appendIn(tx, [
      { log: accountLog(accountId), author: accountId, key: v7(), kind: 'chat.accepted', body: { chatId } },
    ]);
    await forgetRoom(house, tx, chatId);
    return readSeq;
  });
  if (mark === undefined) return;
  house.bus.publish('mark.moved', { chatId, accountId, seq: mark, withheld: hides });
};

/** Keeps a stranger's chat. */
export const acceptStranger: SignedVerb<'chats.acceptStranger'> = async ({ house, who }, { chatId }) => {
  await requireRoom(house, chatId, who.accountId);
  await keepStranger(house, chatId, who.accountId);
  return { chat: await readOneChat(house, chatId, who.accountId) };
};

/** Adding somebody accepts the chat they began. */
export const hearFriends = (house: House): void => {
  house.bus.subscribe(
    'friend.added',
    ({ accountId, friendId }: { accountId: AccountId; friendId: AccountId }) => {
      void readDirectChatId(house.db, accountId, friendId)
        .then((chatId) => chatId && keepStranger(house, chatId, accountId))
        .catch((error: unknown) =>
          house.logger.warn(troubleOf(error), 'a stranger’s chat could not be kept'),
        );
    },
  );
};
