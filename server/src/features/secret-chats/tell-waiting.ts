import type { AccountId, ChatId, DeviceId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog, type NewEntry } from '../../platform/log/index.ts';
import { readAbsent } from './room-store.ts';

/** What rooms are told of devices that could be taken in. */
export const waitingEntries = (
  absent: readonly { chat_id: ChatId; account_id: AccountId; device_id: DeviceId }[],
): NewEntry[] =>
  absent.map(({ chat_id: chatId, account_id: accountId, device_id: deviceId }) => ({
    log: chatLog(chatId),
    author: accountId,
    key: v7(),
    kind: 'secret.deviceWaiting',
    body: { accountId, deviceId },
  }));

/** Tells a room of the devices of those who have just come in, where nobody has taken them in with their owners. */
export const tellWaiting = async (
  house: House,
  tx: Tx,
  { chatId, accountIds }: { chatId: ChatId; accountIds: readonly AccountId[] },
): Promise<void> => {
  const absent = await readAbsent(tx, { chatId });
  const theirs = absent.filter((row) => accountIds.includes(row.account_id));
  if (theirs.length > 0) await house.log.appendIn(tx, waitingEntries(theirs));
};
