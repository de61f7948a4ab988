import { requireRoom, watchingRoom } from '../chats/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';

/** Shows those who look at the room that I am writing. A stranger whom I have not answered does not see it. */
export const typing: SignedVerb<'messages.typing'> = async ({ house, who }, { chatId }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  if (room.strangers.has(who.accountId) || room.blockers.has(who.accountId)) return {};
  house.live.signal(
    { log: chatLog(chatId), kind: 'typing', from: who.accountId, body: {} },
    { butAccounts: [who.accountId, ...room.blockers], where: watchingRoom },
  );
  return {};
};
