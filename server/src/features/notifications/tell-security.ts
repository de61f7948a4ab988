import type { House } from '../../platform/house.ts';
import { onSecurityNews } from '../login/index.ts';
import { deskOf } from './desk.ts';
import { planSecurity } from './notice-store.ts';
import { workForNotices } from './worker.ts';

const day = 24 * 3_600_000;
/** Who asks to come in waits for ten minutes: later there is nothing to answer. */
const askedMs = 600_000;

/**
 * Whatever is about the safety of an account is told to its other devices. It is planned with what it tells of, so that neither
 * is there without the other, and told at once. Quiet hours and previews do not count here: it holds nobody's words, and may be
 * somebody at the door.
 */
onSecurityNews(async (house: House, tx, news) => {
  if (!deskOf(house).keys) return;
  const now = house.clock.now();
  const until = new Date(now.getTime() + (news.what === 'asked' ? askedMs : day));
  await planSecurity(tx, news, { now, until });
  tx.onCommit(() => workForNotices(house));
});
