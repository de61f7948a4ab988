import type { ChatId, LinkCard, MessageContent } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { readPlace, saveFilling } from './store.ts';

/** What came later of a message. */
export interface Filling {
  chatId: ChatId;
  seq: number;
  content?: MessageContent;
  /** Null takes a card away. */
  card?: LinkCard | null;
}

/** Adds to a message what was still on its way when it was sent, inside a larger change. A deleted message stays empty. */
export const fillMessageIn = async (house: Pick<House, 'log'>, tx: Tx, filling: Filling): Promise<void> => {
  const { chatId, seq, content, card } = filling;
  const place = await readPlace(tx, chatId, seq);
  if (!place || !(await saveFilling(tx, filling))) return;
  await house.log.appendIn(tx, [
    {
      log: chatLog(chatId),
      author: place.author,
      key: v7(),
      kind: 'message.filled',
      body: { seq, ...(content && { content }), ...(card !== undefined && { card }) },
      hiddenFrom: place.hidden_from ?? undefined,
    },
  ]);
};

/** The same by itself. */
export const fillMessage = (house: Pick<House, 'db' | 'log'>, filling: Filling): Promise<void> =>
  house.db.transaction((tx) => fillMessageIn(house, tx, filling));
