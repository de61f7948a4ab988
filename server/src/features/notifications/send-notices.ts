import type { PushPayload } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { deliver } from './deliver.ts';
import { deskOf } from './desk.ts';
import { claimNotices, finishNotice, postponeNotice, type NoticeRow } from './notice-store.ts';
import { nextTry } from './rules.ts';
import { deleteDevice } from './store.ts';
import { forgetSubscribed } from './subscribed.ts';
import { tellOfBirthdays } from './tell-of-birthdays.ts';
import { tellOfCall } from './tell-of-call.ts';

const claimMs = 120_000;
const atOnce = 50;

/** What is to be said now; nothing where that has passed, or is not wanted. */
const presentNotice = async (house: House, row: NoticeRow): Promise<PushPayload | undefined> => {
  if (row.kind === 'birthdays') return tellOfBirthdays(house, row);
  if (row.kind !== 'security') return tellOfCall(house, row);
  const what = row.matter as Extract<PushPayload, { kind: 'security' }>['what'];
  return { kind: 'security', language: row.language, what, silent: false };
};

const tell = async (house: House, row: NoticeRow): Promise<void> => {
  const { resting } = deskOf(house);
  const origin = URL.parse(row.endpoint)?.origin ?? '';
  const now = house.clock.now();
  const restsUntil = resting.get(origin) ?? 0;
  if (restsUntil > now.getTime())
    return postponeNotice(house.db, row, { dueAt: new Date(restsUntil), waits: true });
  const payload = await presentNotice(house, row);
  if (!payload) return finishNotice(house.db, row);
  const { outcome, retryAfterMs } = await deliver(house, row, payload);
  house.metrics.pushes.inc({ outcome });
  if (outcome === 'gone') {
    await deleteDevice(house.db, row.account_id, row.device_id);
    await forgetSubscribed(house, [row.account_id]);
  }
  if (outcome !== 'again') return finishNotice(house.db, row);
  const dueAt = nextTry(now, row.tries, retryAfterMs);
  if (retryAfterMs !== undefined) resting.set(origin, dueAt.getTime());
  // What would come too late is forgotten by the next look.
  return postponeNotice(house.db, row, { dueAt, waits: false });
};

/** Tells browsers what is due and no message: read and encrypted now. Gives true where there may be more. */
export const sendNotices = async (house: House): Promise<boolean> => {
  const now = house.clock.now();
  const until = new Date(now.getTime() + claimMs);
  const rows = await claimNotices(house.db, { now, until, limit: atOnce });
  await Promise.all(rows.map((row) => tell(house, row)));
  return rows.length === atOnce;
};
