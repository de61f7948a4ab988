import {
  beginTry,
  findLock,
  forgetTries,
  lockStore,
  takeRecord,
  takeIn,
  unwrapWithOutput,
  unwrapWithPin,
  waitAfter,
  type LockRecord,
} from '../../platform/lock/index.ts';
import { askSensor } from './sensor.ts';
import { wipeHere } from './forget-pin.ts';
import { openWithHalf } from './halve-session.ts';
import { untilPutAway } from './lock-now.ts';
import { tellOthers } from './tabs.ts';

/** What came of a PIN. `left`: so many tries until everything here is wiped. */
export type Answer =
  | { is: 'right' }
  | { is: 'wrong'; waitMs: number; left: number | null }
  | { is: 'tooEarly'; waitMs: number }
  | { is: 'wiped' };

/** What came of asking for a PIN where it is right: what it opens. */
export type Checked =
  | Exclude<Answer, { is: 'right' }>
  | { is: 'right'; raw: Uint8Array<ArrayBuffer>; record: LockRecord };

/** Tries a PIN, which is counted before it is made. */
export const checkPin = async (accountId: string, secret: string): Promise<Checked> => {
  const { waitMs, tries } = await beginTry(accountId);
  const record = await findLock(accountId);
  if (!record) return { is: 'wiped' };
  tellOthers({ say: 'changed', accountId });
  if (waitMs > 0) {
    takeRecord(record);
    return { is: 'tooEarly', waitMs };
  }
  const raw = await unwrapWithPin(record, secret);
  if (raw) {
    await forgetTries(accountId);
    tellOthers({ say: 'changed', accountId });
    return { is: 'right', raw, record: { ...record, tries: 0, triedAt: 0 } };
  }
  const left = record.wipeAfter === null ? null : Math.max(0, record.wipeAfter - tries);
  if (left === 0) {
    await wipeHere(accountId);
    return { is: 'wiped' };
  }
  takeRecord(record);
  return { is: 'wrong', waitMs: waitAfter(tries), left };
};

const open = async (record: LockRecord, raw: Uint8Array<ArrayBuffer>): Promise<void> => {
  const key = await takeIn(raw);
  await untilPutAway();
  await openWithHalf(record, key);
  tellOthers({ say: 'key', accountId: record.accountId, key });
};

/** Opens the app with a PIN, in every tab. */
export const unlock = async (secret: string): Promise<Answer> => {
  const { accountId } = lockStore.getState();
  if (!accountId) return { is: 'right' };
  const checked = await checkPin(accountId, secret);
  if (checked.is !== 'right') return checked;
  await open(checked.record, checked.raw);
  return { is: 'right' };
};

/** Opens the app with the device's own sensor; false when it did not, or the person turned away. */
export const unlockBySensor = async (): Promise<boolean> => {
  const { accountId } = lockStore.getState();
  const record = accountId ? await findLock(accountId) : undefined;
  if (!record?.biometrics) return false;
  const output = await askSensor(record.biometrics).catch(() => undefined);
  const raw = output && (await unwrapWithOutput(record, output));
  if (!raw) return false;
  await forgetTries(record.accountId);
  await open({ ...record, tries: 0, triedAt: 0 }, raw);
  return true;
};
