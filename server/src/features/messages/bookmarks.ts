import type { AccountId, ChatId, HistoryItem, Person } from '@maru/contract';
import { v7 } from 'uuid';
import { findFaces } from '../accounts/index.ts';
import { findRoom, requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { hydrateLines } from './read-history.ts';
import { readBookmarks, readMessages, saveBookmark } from './store.ts';

/** Keeps a message among my bookmarks, or takes it out. */
export const bookmark: SignedVerb<'messages.bookmark'> = async ({ house, who }, { chatId, seq, on }) => {
  await requireRoom(house, chatId, who.accountId);
  const [line] = await readMessages(house.db, { chatId, reader: who.accountId }, [seq]);
  if (!line) throw refuse('message_not_found');
  await house.db.transaction(async (tx) => {
    await saveBookmark(tx, { accountId: who.accountId, chatId, seq, on, at: house.clock.now() });
    await house.log.appendIn(tx, [
      {
        log: accountLog(who.accountId),
        author: who.accountId,
        key: v7(),
        kind: 'bookmark.changed',
        body: { chatId, seq, on },
      },
    ]);
  });
  return {};
};

const readBookmarkedLines = async (
  house: House,
  reader: AccountId,
  bySeqs: Map<ChatId, number[]>,
): Promise<Map<string, HistoryItem>> => {
  const lines = new Map<string, HistoryItem>();
  for (const [chatId, seqs] of bySeqs) {
    if (!(await findRoom(house, chatId))?.members.has(reader)) continue;
    const rows = await readMessages(house.db, { chatId, reader }, seqs);
    for (const item of await hydrateLines(house, { chatId, reader }, rows))
      lines.set(`${chatId} ${item.seq}`, item);
  }
  return lines;
};

/** My bookmarks, newest first. */
export const listBookmarks: SignedVerb<'messages.listBookmarks'> = async (
  { house, who },
  { limit, before },
) => {
  const rows = await readBookmarks(house.db, who.accountId, { limit, before });
  const byChat = new Map<ChatId, number[]>();
  for (const row of rows) byChat.set(row.chat_id, [...(byChat.get(row.chat_id) ?? []), row.seq]);
  const lines = await readBookmarkedLines(house, who.accountId, byChat);
  const faces = await findFaces(house.db, [...new Set([...lines.values()].map((line) => line.author))], {
    reader: who.accountId,
    chatIds: [...byChat.keys()],
  });
  const bookmarks = rows.flatMap((row) => {
    const message = lines.get(`${row.chat_id} ${row.seq}`);
    const author: Person | undefined = message && faces(message.author, row.chat_id);
    return message && author ? [{ chatId: row.chat_id, message, author, at: row.at.toISOString() }] : [];
  });
  return { bookmarks };
};
