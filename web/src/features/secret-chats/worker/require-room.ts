import type { ChatId } from '@maru/contract';
import { RoomError, type Room } from '@maru/crypto/room';
import type { Keeper } from './keeper.ts';

/** A "no" of this device, worded like one of the host. */
export const refuse = (code: string, message: string): Error =>
  Object.assign(new Error(message), { name: 'RefusalError', code });

/** A room that is here; without it nothing can be said. */
export const requireRoom = async (keeper: Keeper, chatId: ChatId): Promise<Room> => {
  const room = await keeper.book.find(chatId);
  if (!room) throw new RoomError('ended');
  return room;
};
