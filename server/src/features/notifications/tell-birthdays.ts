import type { House } from '../../platform/house.ts';
import { onBirthdaysToday } from '../birthdays/index.ts';
import { deskOf } from './desk.ts';
import { planBirthdays } from './notice-store.ts';
import { workForNotices } from './worker.ts';

/** From nine in the morning until the day is over. */
const tellingMs = 15 * 3_600_000;

/** Whoever is told of birthdays is told in their browsers too; planned in the same transaction, once and for sure. */
onBirthdaysToday(async (house: House, tx, readers) => {
  if (!deskOf(house).keys || readers.length === 0) return;
  const now = house.clock.now();
  await planBirthdays(tx, readers, { now, until: new Date(now.getTime() + tellingMs) });
  tx.onCommit(() => workForNotices(house));
});
