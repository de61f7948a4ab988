import type { Job } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { keeperOf } from './content-keepers.ts';
import { tellOfMessage } from './listeners.ts';
import { eraseSealed } from './sealed-lines.ts';
import { eraseMessage, readVanishing } from './store.ts';

const atOnce = 200;

/** Takes away messages whose time has come: like a deletion for everyone, but nothing stands in their place. */
export const vanish: Job = {
  name: 'messages.vanish',
  everyMs: 2_000,
  async run(house) {
    const at = house.clock.now();
    for (const { chat_id: chatId, seq, author, body } of await readVanishing(house.db, at, atOnce)) {
      await house.db.transaction(async (tx) => {
        await eraseMessage(tx, { chatId, seq, at, vanished: true });
        const { content } = body;
        if (content) await keeperOf(content)?.erased?.(tx, { chatId, seq, content });
        if (body.sealed) await eraseSealed(tx, { chatId, seq });
        await house.log.appendIn(tx, [
          {
            log: chatLog(chatId),
            author,
            key: ` delete ${seq}`,
            kind: 'message.deleted',
            body: { seq, vanished: true },
          },
        ]);
      });
      tellOfMessage(house, { chatId, seq, author, kind: 'message.deleted', body: {} });
    }
  },
};
