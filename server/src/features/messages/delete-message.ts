import { v7 } from 'uuid';
import { requireRoom } from '../chats/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog, chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { keeperOf } from './content-keepers.ts';
import { tellOfMessage } from './listeners.ts';
import { currentContent } from './present.ts';
import { eraseSealed } from './sealed-lines.ts';
import { whyNotDelete } from './rules.ts';
import { eraseMessage, insertHidden, readMessages } from './store.ts';

/** Deletes a message for everyone: its words leave the database, an entry tells every reader to drop theirs. */
export const deleteMessage: SignedVerb<'messages.delete'> = async ({ house, who }, { chatId, seq }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const [line] = await readMessages(house.db, { chatId, reader: who.accountId }, [seq]);
  const at = house.clock.now();
  const host = room.kind === 'group' && room.members.get(who.accountId)?.role === 'host';
  const why = line?.deleted_at ? undefined : whyNotDelete(line, { accountId: who.accountId, host }, at);
  if (why) throw refuse(why);
  const content = line && currentContent(line);
  const placed = await house.db.transaction(async (tx) => {
    await eraseMessage(tx, { chatId, seq, at });
    if (content) await keeperOf(content)?.erased?.(tx, { chatId, seq, content });
    if (line?.body.sealed) await eraseSealed(tx, { chatId, seq });
    // The blank keeps this key apart from every key a client can make; a second deletion finds the first.
    const [placed] = await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: who.accountId,
        key: ` delete ${seq}`,
        kind: 'message.deleted',
        body: { seq },
      },
    ]);
    return { seq: placed?.seq ?? 0, at: (placed?.at ?? at).toISOString() };
  });
  tellOfMessage(house, { chatId, seq, author: who.accountId, kind: 'message.deleted', body: {} });
  return placed;
};

/** Puts messages away for me alone. */
export const hideMessages: SignedVerb<'messages.hide'> = async ({ house, who }, { chatId, seqs }) => {
  await requireRoom(house, chatId, who.accountId);
  await house.db.transaction(async (tx) => {
    await insertHidden(tx, { accountId: who.accountId, chatId }, seqs);
    await house.log.appendIn(tx, [
      {
        log: accountLog(who.accountId),
        author: who.accountId,
        key: v7(),
        kind: 'messages.hidden',
        body: { chatId, seqs },
      },
    ]);
  });
  return {};
};
