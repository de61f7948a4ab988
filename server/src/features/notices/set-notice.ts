import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireRoom, whyNotHost } from '../chats/index.ts';
import { findSeen, requireWriting, sendWith } from '../messages/index.ts';
import { presentNotice } from './present.ts';
import { requireNotice } from './read-notices.ts';
import { rowsOf, titleOf, whyNotSet } from './rules.ts';
import { insertNotice, readHostsOnly, saveHostsOnly } from './store.ts';

/** Puts a notice at the top of a chat: the notice and the message that is its card are made together. */
export const setNotice: SignedVerb<'notices.set'> = async ({ house, who }, input) => {
  const { accountId } = who;
  const { chatId, key, text, fromSeq } = input;
  const { room, hiddenFrom } = await requireWriting(house, chatId, accountId);
  const id = v7();
  const { content } = await sendWith(house, accountId, {
    sending: { chatId, key, text: '' },
    async make(tx) {
      // Asked here, so that a retry of one that was set is never refused because of what has changed since.
      const why = whyNotSet(room, accountId, await readHostsOnly(tx, chatId));
      if (why) throw refuse(why);
      if (fromSeq !== undefined) {
        const seen = await findSeen(house, { chatId, reader: accountId }, [fromSeq]);
        if (!seen.has(fromSeq)) throw refuse('message_not_found');
      }
      await insertNotice(tx, {
        chat_id: chatId,
        notice_id: id,
        text,
        from_seq: fromSeq ?? null,
        made_by: accountId,
        made_at: house.clock.now(),
        hidden_from: hiddenFrom ?? null,
      });
      return { type: 'card', of: 'notice', id, title: titleOf(text), rows: rowsOf(text) };
    },
  });
  if (content?.type !== 'card' || content.of !== 'notice') throw refuse('bad_input', { path: 'key' });
  return { notice: presentNotice(await requireNotice(house, { chatId, reader: accountId }, content.id)) };
};

/** Says who may set notices in a group. */
export const setNoticeRule: SignedVerb<'notices.setRule'> = async ({ house, who }, { chatId, hostsOnly }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  if (room.kind !== 'group') throw refuse('not_a_group');
  const why = whyNotHost(room, who.accountId);
  if (why) throw refuse(why);
  await house.db.transaction(async (tx) => {
    if (!(await saveHostsOnly(tx, chatId, hostsOnly))) return;
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: who.accountId,
        key: v7(),
        kind: 'notice.ruleChanged',
        body: { hostsOnly },
      },
    ]);
  });
  return {};
};
