import type { AccountId, ChatId } from '@maru/contract';
import { expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { MarkWriter } from './mark-writer.ts';

it('knows a mark until the database has it, also while it is being written', async () => {
  const [chatId, accountId] = ['chat' as ChatId, 'author' as AccountId];
  let answer: (answered: { rows: unknown[] }) => void = () => undefined;
  // The room's side and the person's: answered together.
  const answered = new Promise((done) => (answer = done));
  const query = () => answered;
  const writer = new MarkWriter({ db: { query } } as unknown as House, () => undefined);
  writer.writeLazily({ chatId, accountId, seq: 7, withheld: false });
  const known = new Map([[accountId, 7]]);
  expect(writer.pendingOf(chatId)).toEqual(known);
  const written = writer.close();
  expect(writer.pendingOf(chatId)).toEqual(known);
  answer({ rows: [{ chat_id: chatId, account_id: accountId, seq: 7, read_seq: 7 }] });
  await written;
  expect(writer.pendingOf(chatId)).toEqual(new Map());
});
