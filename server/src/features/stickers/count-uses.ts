import type { House } from '../../platform/house.ts';
import type { MessageNews } from '../messages/index.ts';
import { addUses } from './store.ts';
import { troubleOf } from '../../platform/trouble.ts';

const everyMs = 5_000;

interface Count {
  uses: Map<string, number>;
  timer: NodeJS.Timeout;
}

const counts = new WeakMap<House, Count>();

/** Writes down what was counted. What is lost when a process dies are a few seconds of likes, and no promise. */
export const writeUses = async (house: House): Promise<void> => {
  const count = counts.get(house);
  if (!count || count.uses.size === 0) return;
  const { uses } = count;
  count.uses = new Map();
  await addUses(house.db, uses).catch((error: unknown) =>
    house.logger.warn(troubleOf(error), 'uses of stickers were not counted'),
  );
};

/** Begins to count: together every few seconds, so that no popular pack makes senders wait for each other. */
export const startCounting = (house: House): void => {
  const timer = setInterval(() => void writeUses(house), everyMs).unref();
  counts.set(house, { uses: new Map(), timer });
};

/** Ends the counting with what is still to be written. */
export const stopCounting = async (house: House): Promise<void> => {
  clearInterval(counts.get(house)?.timer);
  await writeUses(house);
};

/** Counts a sticker that was sent. */
export const countUse = (house: House, { kind, body }: MessageNews): void => {
  const count = counts.get(house);
  if (!count || kind !== 'message.sent' || body.content?.type !== 'sticker') return;
  const { packId } = body.content;
  count.uses.set(packId, (count.uses.get(packId) ?? 0) + 1);
};
