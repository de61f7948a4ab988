import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog, chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireRoom } from './rooms.ts';
import { clearChat } from './store.ts';
import { takeOut } from './take-out.ts';

/** Leaves quietly. A one-to-one chat is cleared and hidden, and is back when somebody writes. */
export const leave: SignedVerb<'chats.leave'> = async ({ house, who }, { chatId }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  if (room.kind === 'self') throw refuse('cannot_leave');
  await house.db.transaction(async (tx) => {
    if (room.kind === 'group')
      return takeOut(house, tx, { chatId, accountId: who.accountId, removedBy: null });
    await clearChat(tx, { accountId: who.accountId, chatId, seq: await house.log.lastSeq(chatLog(chatId)) });
    await house.log.appendIn(tx, [
      {
        log: accountLog(who.accountId),
        author: who.accountId,
        key: v7(),
        kind: 'chat.left',
        body: { chatId },
      },
    ]);
    return undefined;
  });
  return {};
};
