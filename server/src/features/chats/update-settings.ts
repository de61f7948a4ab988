import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { readList, updateSettingsRow, type ListRow } from './list-store.ts';
import { presentSettings } from './present.ts';
import { requireRoom } from './rooms.ts';

/** Changes what I decided for a chat; my other devices hear of it. */
export const updateSettings: SignedVerb<'chats.updateSettings'> = async (
  { house, who },
  { chatId, pinned, ...change },
) => {
  await requireRoom(house, chatId, who.accountId);
  const pinnedAt = pinned === undefined ? undefined : pinned ? house.clock.now() : null;
  const settings = await house.db.transaction(async (tx) => {
    await updateSettingsRow(tx, { accountId: who.accountId, chatId }, { ...change, pinnedAt });
    const [row] = await readList(tx, who.accountId, [chatId]);
    const decided = presentSettings(row as ListRow);
    await house.log.appendIn(tx, [
      {
        log: accountLog(who.accountId),
        author: who.accountId,
        key: v7(),
        kind: 'chat.settingsChanged',
        body: { chatId, settings: decided },
      },
    ]);
    return decided;
  });
  return { settings };
};
