import type { ChatId } from '@maru/contract';
import { call } from '../../../platform/session/index.ts';
import { useRead } from '../../../ui/index.ts';

const isOutlived = async (chatId: ChatId): Promise<boolean> => {
  const [{ devices, toAdd, toRemove }, { deviceId }] = await Promise.all([
    call('secretChats.state', { chatId }),
    call('secretChats.myDevice', {}),
  ]);
  // A browser that was wiped keeps its place among my devices: its former keys are in the room until they are taken out.
  const isMine = (one: { deviceId: string }) => one.deviceId === deviceId;
  return !toAdd.some(isMine) && (!devices.some(isMine) || toRemove.some(isMine));
};

/**
 * Whether a room that is not on this device never will be: its members knew me by keys that I no longer have, so that
 * nobody can bring this device in. Undefined as long as that is not known.
 */
export const useOutlived = (chatId: ChatId, isReady: boolean): boolean | undefined =>
  useRead(() => (isReady ? isOutlived(chatId) : undefined), [chatId, isReady]);
