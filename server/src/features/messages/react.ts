import { v7 } from 'uuid';
import { findPersons } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { keptFrom, shownReactions } from './rules.ts';
import { readMessages, readReactions, saveReaction } from './store.ts';

/** Most people named as having reacted. */
const listed = 200;

/** Sets or takes away my reaction. */
export const react: SignedVerb<'messages.react'> = async ({ house, who }, { chatId, seq, emoji }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const [line] = await readMessages(house.db, { chatId, reader: who.accountId }, [seq]);
  if (!line) throw refuse('message_not_found');
  if (line.deleted_at) throw refuse('message_deleted');
  return house.db.transaction(async (tx) => {
    const previous = await saveReaction(tx, {
      chatId,
      seq,
      accountId: who.accountId,
      emoji,
      at: house.clock.now(),
    });
    if (previous === emoji) return { seq: null };
    const [placed] = await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: who.accountId,
        key: v7(),
        kind: 'message.reacted',
        body: { seq, emoji, previous },
        hiddenFrom: keptFrom(room, who.accountId),
      },
    ]);
    return { seq: placed?.seq ?? null };
  });
};

/** Who reacted to a message. */
export const listReactions: SignedVerb<'messages.listReactions'> = async (
  { house, who },
  { chatId, seq },
) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const [line] = await readMessages(house.db, { chatId, reader: who.accountId }, [seq]);
  if (!line) throw refuse('message_not_found');
  const rows = shownReactions(room, who.accountId, await readReactions(house.db, chatId, [seq])).slice(
    0,
    listed,
  );
  const persons = await findPersons(
    house.db,
    rows.map((row) => row.account_id),
    { reader: who.accountId, chatId },
  );
  return {
    reactions: rows.flatMap((row) => {
      const person = persons.get(row.account_id);
      return person ? [{ person, emoji: row.emoji }] : [];
    }),
  };
};
