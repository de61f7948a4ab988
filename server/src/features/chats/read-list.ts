import type { AccountId, Chat, ChatId } from '@maru/contract';
import { findFacesTogether } from '../accounts/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { readFacesTogether, readList, readWholeList, type ListRow } from './list-store.ts';
import { activeAt, presentChat } from './present.ts';
import { isListed } from './rules.ts';

const hydrate = async (house: House, rows: readonly ListRow[], reader: AccountId): Promise<Chat[]> => {
  const chatIds = rows.map((row) => row.chat_id);
  const faces = await readFacesTogether(house.db, { reader, chatIds });
  const ids = new Set([...[...faces.values()].flat(), ...rows.flatMap((row) => row.message_author ?? [])]);
  const personOf = await findFacesTogether(house.db, [...ids], { reader, chatIds });
  return rows.map((row) => presentChat(row, (id) => personOf(id, row.chat_id), faces.get(row.chat_id) ?? []));
};

const placeOf = (row: ListRow): string => `${activeAt(row).toISOString()} ${row.chat_id}`;

/** A page of somebody's chats, most recently active first. The cursor is the place of the last one given. */
export const readPage = async (
  house: House,
  reader: AccountId,
  page: { limit: number; cursor: string | undefined },
): Promise<{ chats: Chat[]; cursor?: string }> => {
  const rows = (await readWholeList(house.db, reader)).filter((row) => isListed(row, reader));
  const sorted = rows.toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  const rest =
    page.cursor === undefined ? sorted : sorted.filter((row) => placeOf(row) < (page.cursor as string));
  const chosen = rest.slice(0, page.limit);
  const last = chosen.at(-1);
  const chats = await hydrate(house, chosen, reader);
  return rest.length > chosen.length && last ? { chats, cursor: placeOf(last) } : { chats };
};

/** One chat as one of its members sees it. Refuses chat_not_found. */
export const readOneChat = async (house: House, chatId: ChatId, reader: AccountId): Promise<Chat> => {
  const [chat] = await hydrate(house, await readList(house.db, reader, [chatId]), reader);
  if (!chat) throw refuse('chat_not_found');
  return chat;
};
