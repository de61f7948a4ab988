import { v7 } from 'uuid';
import { requireRoom } from '../chats/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { tellOfMessage } from './listeners.ts';
import { currentText } from './present.ts';
import { keptFrom, usableMentions, whyNotEdit, whyNotMention } from './rules.ts';
import { readEarlierTexts, readMessages, saveEdit, type LineRow } from './store.ts';
import { veilMentions } from './veil-mentions.ts';

/** Changes the text of my own message; the earlier text can be looked up by those who see the message. */
export const editMessage: SignedVerb<'messages.edit'> = async ({ house, who }, { chatId, seq, ...wish }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const [line] = await readMessages(house.db, { chatId, reader: who.accountId }, [seq]);
  const at = house.clock.now();
  const isEmpty = wish.text === '' && line?.body.content === undefined;
  const why =
    whyNotEdit(line, who.accountId, at) ??
    (isEmpty ? 'message_empty' : whyNotMention(room, who.accountId, wish.mentions));
  if (why || !line) throw refuse(why ?? 'message_not_found');
  const { text, mentions: usable } = await veilMentions(
    house.db,
    wish.text,
    usableMentions(room, wish.text, wish.mentions),
  );
  const hiddenFrom = keptFrom(room, who.accountId);
  const placed = await house.db.transaction(async (tx) => {
    const earlier = { text: currentText(line), at: line.edited_at ?? line.at };
    await saveEdit(tx, { chatId, seq, text, mentions: usable, at, earlier, hiddenFrom });
    const [placed] = await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: who.accountId,
        key: v7(),
        kind: 'message.edited',
        body: { seq, text, ...(usable && { mentions: usable }) },
        hiddenFrom,
      },
    ]);
    return { seq: placed?.seq ?? 0, at: at.toISOString() };
  });
  const news = { chatId, seq, author: who.accountId, kind: 'message.edited' as const, body: { text } };
  tellOfMessage(house, news);
  return placed;
};

/** Earlier texts of a message. */
export const listEdits: SignedVerb<'messages.listEdits'> = async ({ house, who }, { chatId, seq }) => {
  await requireRoom(house, chatId, who.accountId);
  const [line]: (LineRow | undefined)[] = await readMessages(house.db, { chatId, reader: who.accountId }, [
    seq,
  ]);
  if (!line) throw refuse('message_not_found');
  const texts = line.edited_at ? await readEarlierTexts(house.db, chatId, seq) : [];
  return { texts: texts.map((one) => ({ text: one.text, at: one.at.toISOString() })) };
};
