import type { AccountId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { deleteLivePlace, readMyPlaces } from './store.ts';

/** Ends all that somebody shares of where they are, wherever that is. */
export const endAllPlaces = async (house: House, tx: Tx, accountId: AccountId): Promise<void> => {
  for (const { chat_id: chatId, seq } of await readMyPlaces(tx, accountId, house.clock.now())) {
    await deleteLivePlace(tx, { chatId, seq });
    await house.log.appendIn(tx, [
      { log: chatLog(chatId), author: accountId, key: v7(), kind: 'place.ended', body: { seq } },
    ]);
  }
};
