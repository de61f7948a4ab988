import { v7 } from 'uuid';
import { requireRoom } from '../chats/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { sendWith } from '../messages/index.ts';
import { requireList } from './read-todos.ts';
import { whyNotAssign } from './rules.ts';
import { insertList, saveItems } from './store.ts';

/** Makes a list: it, its items and the message that is its card are made together. */
export const createTodos: SignedVerb<'todos.create'> = async (
  { house, who },
  { chatId, key, title, items },
) => {
  const { accountId } = who;
  const room = await requireRoom(house, chatId, accountId);
  const id = v7();
  const { seq, content } = await sendWith(house, accountId, {
    sending: { chatId, key, text: '' },
    async make(tx) {
      const why = whyNotAssign(
        room,
        items.map((one) => one.assignee),
      );
      if (why) throw refuse(why);
      await insertList(tx, {
        chat_id: chatId,
        list_id: id,
        title,
        made_by: accountId,
        made_at: house.clock.now(),
        next_item: items.length + 1,
      });
      await saveItems(
        tx,
        items.map(({ text, assignee, due }, index) => ({
          chat_id: chatId,
          list_id: id,
          item_id: index + 1,
          text,
          assignee,
          due,
          place: index + 1,
          done_by: null,
          done_at: null,
          rev: 1,
          added_by: accountId,
          added_key: ` first ${index}`,
        })),
      );
      return { type: 'card', of: 'todo', id, title, rows: items.length };
    },
  });
  if (content?.type !== 'card' || content.of !== 'todo') throw refuse('bad_input', { path: 'key' });
  return { list: await requireList(house, { chatId, reader: accountId }, content.id), seq };
};
