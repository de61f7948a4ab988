import type { AccountId, ChatId } from '@maru/contract';
import { requireRoom, type Room } from '../chats/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Caller, House } from '../../platform/house.ts';
import { chatLog, type StoredEntry } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { lockRoom, readStanding, type Standing } from './room-store.ts';
import { whyNotHere } from './rules.ts';

/** The one door to a secret room. Refuses chat_not_found, not_secret. */
export const requireSecretRoom = async (house: House, id: ChatId, accountId: AccountId): Promise<Room> => {
  const room = await requireRoom(house, id, accountId);
  if (!room.secret) throw refuse('not_secret');
  return room;
};

/**
 * Keeps a room as it is until the transaction ends, for a device that is in it and knows in which epoch. Refuses
 * no_device_keys, not_in_room_yet, epoch_passed.
 */
export const holdRoom = async (
  tx: Tx,
  { chatId, epoch }: { chatId: ChatId; epoch: number },
  { accountId, deviceId }: Caller,
): Promise<Standing> => {
  await lockRoom(tx, chatId);
  const standing = await readStanding(tx, { chatId, accountId, deviceId });
  if (!standing) throw refuse('chat_not_found');
  const why = whyNotHere(standing);
  if (why) throw refuse(why);
  if (standing.epoch !== epoch) throw refuse('epoch_passed', { epoch: standing.epoch });
  return standing;
};

/** A key that stands under something else cannot be used for this. */
export const requireKind = (
  entry: StoredEntry | undefined,
  kinds: readonly string[],
): StoredEntry | undefined => {
  if (entry && !kinds.includes(entry.kind)) throw refuse('bad_input', { field: 'key', why: 'used before' });
  return entry;
};

/** What stands under this key in a room's log: a retry is answered with it, whatever has happened since. */
export const findBefore = async (
  house: House,
  { chatId, key, kinds }: { chatId: ChatId; key: string; kinds: readonly string[] },
  accountId: AccountId,
): Promise<StoredEntry | undefined> =>
  requireKind(await house.log.find(chatLog(chatId), accountId, key), kinds);
