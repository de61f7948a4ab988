import type { ChatId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readingOf } from './reading.ts';
import type { CountedMarks } from './rules.ts';
import { readMembers } from './store.ts';

/** How far everybody has read, as it stands on disk and in what is about to be written. */
export const countMarks = async (house: House, chatId: ChatId): Promise<CountedMarks> => {
  const pending = readingOf(house).writer.pendingOf(chatId);
  const counts = new Map<number, number>();
  for (const { account_id: id, read_seq: seq } of await readMembers(house.db, chatId)) {
    const mark = Math.max(seq, pending.get(id) ?? 0);
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return { version: 0, marks: [...counts].toSorted(([a], [b]) => a - b) };
};
