import type { AccountId, DeviceId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { deleteDevice } from './device-store.ts';
import { readRoomsOf } from './room-store.ts';
import { deleteWaiting } from './welcome-store.ts';

/**
 * Takes the keys of devices away: nobody can bring them into a room any more, nothing waits for them, and every room that
 * they were in is told, so that its members take them out before they say the next thing.
 */
export const endSecretDevices = async (
  house: House,
  tx: Tx,
  devices: readonly { account_id: AccountId; device_id: DeviceId }[],
): Promise<void> => {
  const ended: { accountId: AccountId; deviceId: DeviceId }[] = [];
  for (const { account_id: accountId, device_id: deviceId } of devices)
    if (await deleteDevice(tx, accountId, deviceId)) ended.push({ accountId, deviceId });
  if (ended.length === 0) return;
  await deleteWaiting(tx, ended, null);
  const rooms = await readRoomsOf(tx, ended);
  await house.log.appendIn(
    tx,
    rooms.map(({ chat_id: chatId, account_id: accountId, device_id: deviceId }) => ({
      log: chatLog(chatId),
      author: accountId,
      key: v7(),
      kind: 'secret.deviceGone',
      body: { accountId, deviceId },
    })),
  );
};
