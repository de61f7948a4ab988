import type { ChatSettings } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import type { Seat } from './ignored-store.ts';
import { readList, updateSettingsRow, type ListRow } from './list-store.ts';
import { presentSettings } from './present.ts';
import { forgetRoom, requireRoom } from './rooms.ts';

/** Tells my devices what I have decided for a chat; gives it. */
export const tellSettings = async (
  house: House,
  tx: Tx,
  { accountId, chatId }: Seat,
): Promise<ChatSettings> => {
  const [row] = await readList(tx, accountId, [chatId]);
  const settings = presentSettings(row as ListRow);
  await house.log.appendIn(tx, [
    {
      log: accountLog(accountId),
      author: accountId,
      key: v7(),
      kind: 'chat.settingsChanged',
      body: { chatId, settings },
    },
  ]);
  return settings;
};

/** Changes what I decided for a chat; my other devices hear of it. */
export const updateSettings: SignedVerb<'chats.updateSettings'> = async (
  { house, who },
  { chatId, pinned, ...change },
) => {
  await requireRoom(house, chatId, who.accountId);
  const pinnedAt = pinned === undefined ? undefined : pinned ? house.clock.now() : null;
  const settings = await house.db.transaction(async (tx) => {
    const seat = { accountId: who.accountId, chatId };
    await updateSettingsRow(tx, seat, { ...change, pinnedAt });
    // What is sent and read next must know of it.
    if (change.showReads !== undefined) await forgetRoom(house, tx, chatId);
    return tellSettings(house, tx, seat);
  });
  return { settings };
};
