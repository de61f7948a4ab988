import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { forgetRoom, requireRoom } from './rooms.ts';
import { whyNotHost } from './rules.ts';
import { updateVanishing } from './store.ts';

/** Sets after how long messages go by themselves. What was sent before keeps what it was sent with. */
export const setVanishing: SignedVerb<'chats.setVanishing'> = async ({ house, who }, { chatId, after }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const why = room.kind === 'group' ? whyNotHost(room, who.accountId) : undefined;
  if (why) throw refuse(why);
  if (room.blockers.has(who.accountId)) throw refuse('blocked_by_you');
  if (room.vanishAfter === after) return {};
  await house.db.transaction(async (tx) => {
    await updateVanishing(tx, chatId, after);
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: who.accountId,
        key: v7(),
        kind: 'chat.vanishingChanged',
        body: { after },
      },
    ]);
    await forgetRoom(house, tx, chatId);
  });
  return {};
};
