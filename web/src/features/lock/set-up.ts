import {
  changeLock,
  currentKey,
  lockStore,
  makeRawKey,
  measureCost,
  putLock,
  takeIn,
  takeRecord,
  wrapWithOutput,
  wrapWithPin,
  writeHint,
  type LockRecord,
} from '../../platform/lock/index.ts';
import { myId } from '../../platform/session/index.ts';
import type { OnMoved } from '../../platform/store/index.ts';
import { requireMe } from '../accounts/index.ts';
import { joinSession } from './halve-session.ts';
import { sealStore, unsealStore } from './move-store.ts';
import { makeSensor } from './sensor.ts';
import { tellOthers } from './tabs.ts';
import { checkPin, type Answer } from './unlock.ts';

/** A PIN as it was chosen. */
export interface NewPin {
  secret: string;
  kind: LockRecord['kind'];
}

/** What a person may choose about a lock that stands. */
export type LockRules = Pick<LockRecord, 'idle' | 'wipeAfter'>;

const firstRules: LockRules = { idle: 5, wipeAfter: null };

/** Puts a lock on this device, and seals what lies here. */
export const turnOn = async ({ secret, kind }: NewPin, onMoved?: OnMoved): Promise<void> => {
  const accountId = myId();
  if (!accountId) throw new Error('Nobody is signed in.');
  const cost = await measureCost();
  const raw = makeRawKey();
  const pin = await wrapWithPin(raw, { accountId, secret, cost });
  const key = await takeIn(raw);
  const record: LockRecord = {
    accountId,
    state: 'turningOn',
    kind,
    pin,
    ...firstRules,
    tries: 0,
    triedAt: 0,
  };
  await putLock(record);
  writeHint(accountId);
  await sealStore({ record, key, ...(onMoved && { onMoved }) });
};

const accountOf = (): string => {
  const { accountId, status } = lockStore.getState();
  if (!accountId || status !== 'open') throw new Error('There is no lock, or it is locked.');
  return accountId;
};

const take = async (change: Promise<LockRecord | undefined>): Promise<void> => {
  const record = await change;
  if (!record) return;
  takeRecord(record);
  tellOthers({ say: 'changed', accountId: record.accountId });
};

/** Takes the lock off this device; what lies here lies open again. */
export const turnOff = async (secret: string, onMoved?: OnMoved): Promise<Answer> => {
  const accountId = accountOf();
  const checked = await checkPin(accountId, secret);
  const key = currentKey();
  if (checked.is !== 'right' || !key) return checked as Answer;
  await joinSession(checked.record);
  await changeLock(accountId, () => ({ state: 'turningOff' }));
  await unsealStore({ record: checked.record, key, ...(onMoved && { onMoved }) });
  return { is: 'right' };
};

/** Another PIN for the same key: nothing needs sealing anew. */
export const changePin = async (secret: string, next: NewPin): Promise<Answer> => {
  const accountId = accountOf();
  const checked = await checkPin(accountId, secret);
  if (checked.is !== 'right') return checked;
  const { kib, passes } = checked.record.pin;
  const pin = await wrapWithPin(checked.raw, { accountId, secret: next.secret, cost: { kib, passes } });
  checked.raw.fill(0);
  await take(changeLock(accountId, () => ({ pin, kind: next.kind })));
  return { is: 'right' };
};

/** When it locks, and whether it wipes. */
export const changeRules = (rules: Partial<LockRules>): Promise<void> =>
  take(changeLock(accountOf(), () => rules));

/** Lets the device's own sensor open it beside the PIN; `false` as an answer: this sensor cannot. */
export const addSensor = async (secret: string): Promise<Answer | false> => {
  const accountId = accountOf();
  const checked = await checkPin(accountId, secret);
  if (checked.is !== 'right') return checked;
  const made = await makeSensor(requireMe().name);
  if (!made) return false;
  const { output, ...sensor } = made;
  const wrapped = await wrapWithOutput(checked.raw, accountId, output);
  checked.raw.fill(0);
  await take(changeLock(accountId, () => ({ biometrics: { ...sensor, wrapped } })));
  return { is: 'right' };
};

/** Only the PIN opens it from now on. */
export const removeSensor = (): Promise<void> =>
  take(
    changeLock(accountOf(), (before) => {
      delete before.biometrics;
      return {};
    }),
  );
