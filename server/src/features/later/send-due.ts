import type { House, Job } from '../../platform/house.ts';
import { Refusal } from '../../platform/refusal.ts';
import { requireLetIn } from '../accounts/index.ts';
import { sendAs } from '../messages/index.ts';
import { presentLater } from './present.ts';
import { deleteLater, readDue, saveLater, type LaterRow } from './store.ts';
import { tellDevices } from './tell-devices.ts';

const atOnce = 100;

/** Sends one that was kept and forgets it. Its key is its own id: killed in between, the second try finds the first. */
export const sendKept = async (house: House, row: LaterRow): Promise<{ seq: number; at: string }> => {
  const { account_id: me, later_id: id, chat_id: chatId } = row;
  await requireLetIn(house, me);
  const { seq, at } = await sendAs(house, me, { ...row.sending, chatId, key: `later.${id}` });
  await house.db.transaction(async (tx) => {
    if (await deleteLater(tx, me, id)) await tellDevices(house, tx, { me, change: { gone: id } });
  });
  return { seq, at };
};

const keepAsFailed = async (house: House, row: LaterRow, { code }: Refusal): Promise<void> => {
  const failed = { ...row, failed: code };
  await house.db.transaction(async (tx) => {
    if (!(await saveLater(tx, failed))) return;
    await tellDevices(house, tx, { me: row.account_id, change: { message: presentLater(failed) } });
  });
};

/** Sends what is due. What is refused now waits for its sender to decide; what passes by itself is tried again. */
export const sendDue: Job = {
  name: 'later.sendDue',
  everyMs: 2_000,
  async run(house) {
    for (const row of await readDue(house.db, house.clock.now(), atOnce)) {
      try {
        await sendKept(house, row);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code !== 'busy' && error.code !== 'file_not_ready') await keepAsFailed(house, row, error);
      }
    }
  },
};
