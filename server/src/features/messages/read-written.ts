import type { AccountId, ChatId, HistoryItem } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { presentLine } from './present.ts';
import { readEarlierTexts } from './store.ts';
import { readWrittenLines } from './written-store.ts';

const atOnce = 500;

/** A message that somebody wrote, with what it said before it was edited. */
export type WrittenMessage = HistoryItem & { chatId: ChatId; earlier?: { at: string; text: string }[] };

/** Everything somebody has written and not deleted, chat by chat: what they may ask for as theirs. */
export async function* readWritten(house: House, me: AccountId): AsyncGenerator<WrittenMessage> {
  for (let after: { chatId: ChatId; seq: number } | undefined; ;) {
    const lines = await readWrittenLines(house.db, me, { after, limit: atOnce });
    for (const line of lines) {
      const { chat_id: chatId, seq } = line;
      const item = { ...presentLine(line, { reactions: [], bookmarked: false }), chatId };
      if (!line.edited_at) yield item;
      else {
        const earlier = await readEarlierTexts(house.db, chatId, seq);
        yield { ...item, earlier: earlier.map(({ at, text }) => ({ at: at.toISOString(), text })) };
      }
    }
    const last = lines.at(-1);
    if (!last || lines.length < atOnce) return;
    after = { chatId: last.chat_id, seq: last.seq };
  }
}
