import { filesOf, type AccountId, type MessageContent } from '@maru/contract';
import { v7 } from 'uuid';
import { findRoom } from '../chats/index.ts';
import { keepFilesUntil } from '../files/index.ts';
import { resolveContent, whyNotWrite } from '../messages/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentLater } from './present.ts';
import { whyNotAt, whyNotMore } from './rules.ts';
import { countLater, findLaterByKey, insertLater, readLater } from './store.ts';
import { tellDevices } from './tell-devices.ts';

const day = 86_400_000;

/** Files that nothing holds go after a day; those of a message that waits stay until it has gone, and a little longer. */
export const keepFiles = async (
  house: House,
  me: AccountId,
  { content, until }: { content: MessageContent; until: Date },
): Promise<void> => {
  const fileIds = filesOf(content).map((file) => file.id);
  if (fileIds.length > 0)
    await keepFilesUntil(house, me, { fileIds, until: new Date(until.getTime() + 7 * day) });
};

/** Keeps a message for its moment. What it holds is looked at now, so that a "no" comes while its sender is there. */
export const scheduleMessage: SignedVerb<'later.schedule'> = async ({ house, who }, input) => {
  const { chatId, key, at, ...sending } = input;
  const me = who.accountId;
  const known = await findLaterByKey(house.db, me, { chatId, key });
  if (known) return { message: presentLater(known) };
  const room = await findRoom(house, chatId);
  const why =
    whyNotWrite(room, me) ??
    (sending.text === '' && !sending.content ? 'message_empty' : undefined) ??
    whyNotAt(new Date(at), house.clock.now()) ??
    whyNotMore(await countLater(house.db, me, chatId));
  if (why) throw refuse(why);
  const content = sending.content ? await resolveContent(house, me, sending.content) : null;
  if (content) await keepFiles(house, me, { content, until: new Date(at) });
  const row = {
    account_id: me,
    later_id: v7(),
    chat_id: chatId,
    key,
    at: new Date(at),
    sending,
    content,
    failed: null,
  };
  const message = await house.db.transaction(async (tx) => {
    const kept = presentLater(await insertLater(tx, row));
    await tellDevices(house, tx, { me, change: { message: kept } });
    return kept;
  });
  return { message };
};

/** What waits to be sent. */
export const listLater: SignedVerb<'later.list'> = async ({ house, who }) => ({
  messages: (await readLater(house.db, who.accountId)).map(presentLater),
});
