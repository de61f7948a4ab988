import type { AccountId, ChatId } from '@maru/contract';
import { requireRoom, type Room } from '../chats/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { keptFrom, whyNotWrite } from './rules.ts';
import { readMessages } from './store.ts';

/** A room that somebody may write in, and the one reader who does not see what they do there. */
export interface WritersRoom {
  room: Room;
  hiddenFrom: AccountId | undefined;
}

/** The room of something that members do together, for one who does it: whoever may write, may. */
export const requireWriting = async (
  house: House,
  chatId: ChatId,
  accountId: AccountId,
): Promise<WritersRoom> => {
  const room = await requireRoom(house, chatId, accountId);
  const why = whyNotWrite(room, accountId);
  if (why) throw refuse(why);
  return { room, hiddenFrom: keptFrom(room, accountId) };
};

/** Which of these messages somebody sees: what hangs on a card is for those who see the card. */
export const findSeen = async (
  house: House,
  of: { chatId: ChatId; reader: AccountId },
  seqs: readonly number[],
): Promise<Set<number>> =>
  new Set(
    (await readMessages(house.db, of, seqs)).filter((line) => !line.deleted_at).map((line) => line.seq),
  );
