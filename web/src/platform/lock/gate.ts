import { createStore } from 'zustand/vanilla';
import { readHint, writeHint } from './hint.ts';
import { changeLock, deleteLock, findLock, type LockRecord } from './lock-record.ts';
import { deleteDatabase, openLock, plainName, sealedName, storeLock } from './names.ts';
import { dropPrivateTexts } from './private-texts.ts';

/** How the lock of this tab stands. `moving`: the store is being sealed or opened for good, here or in another tab. */
export interface LockState {
  status: 'off' | 'locked' | 'open' | 'moving';
  accountId?: string;
  record?: LockRecord;
}

export const lockStore = createStore<LockState>(() => ({ status: 'off' }));

/** The key, only as long as this tab is unlocked. */
let dataKey: CryptoKey | undefined;
let letGo: () => void = () => {};
let waiting = new Set<() => void>();

/** Whether words, names, pictures and counts must not be shown in this tab. */
export const isLocked = (): boolean => {
  const { status } = lockStore.getState();
  return status === 'locked' || status === 'moving';
};

/** Whether the account that is open here has a lock, so that nothing of it may lie on the disk in the clear. */
export const isSealed = (): boolean => dataKey !== undefined;

/** The key with which this tab seals; undefined without a lock, or while it is locked. */
export const currentKey = (): CryptoKey | undefined => dataKey;

/** The key for the store of an account. Throws while that is locked: it is not to be opened then, nor one beside it. */
export const keyFor = (accountId: string): CryptoKey | undefined => {
  const state = lockStore.getState();
  if (state.accountId !== accountId || state.status === 'off') return undefined;
  if (!dataKey) throw new Error('The store is locked.');
  return dataKey;
};

/** Holds a web lock until it is let go; the promise comes true once it is held. */
export const holdLock = (name: string, mode: LockMode = 'shared'): { held: Promise<void>; letGo(): void } => {
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const held = new Promise<void>((resolve) => {
    const { locks } = globalThis.navigator ?? {};
    if (!locks) return resolve();
    locks
      .request(name, { mode }, () => {
        resolve();
        return ended;
      })
      .catch(() => resolve());
  });
  return { held, letGo: end };
};

/** A move that a crash has cut short is taken back: where the store lay whole, it still does. */
const settle = async (accountId: string): Promise<LockRecord | undefined> => {
  // As long as another tab moves the store, nobody else knows where it lies.
  const watch = holdLock(storeLock(accountId));
  await watch.held;
  try {
    const record = await findLock(accountId);
    if (record?.state === 'on') {
      void deleteDatabase(plainName(accountId)).catch(() => {});
      dropPrivateTexts(accountId);
      return record;
    }
    if (record?.state === 'turningOff') {
      await deleteDatabase(plainName(accountId));
      dropPrivateTexts(accountId);
      return await changeLock(accountId, () => ({ state: 'on' }));
    }
    await deleteDatabase(sealedName(accountId));
    await deleteLock(accountId);
    return undefined;
  } finally {
    watch.letGo();
  }
};

const hasLock = async (accountId: string): Promise<boolean> => {
  const hint = readHint();
  if (hint === 'none') return false;
  if (hint !== 'unknown') return hint.on === accountId || (await findLock(accountId)) !== undefined;
  const found = (await findLock(accountId).catch(() => undefined)) !== undefined;
  writeHint(found ? accountId : null);
  return found;
};

/** Comes true once the store of an account may be opened here: at once without a lock, else with the PIN. */
export const untilUnlocked = async (accountId: string): Promise<void> => {
  const { status, accountId: known } = lockStore.getState();
  if (status === 'open' && known === accountId) return;
  if (!(await hasLock(accountId))) return lockStore.setState({ status: 'off' }, true);
  lockStore.setState({ status: 'moving', accountId }, true);
  const record = await settle(accountId);
  if (!record) {
    writeHint(null);
    return lockStore.setState({ status: 'off' }, true);
  }
  lockStore.setState({ status: 'locked', accountId, record }, true);
  await new Promise<void>((resolve) => waiting.add(resolve));
};

/** The key is here: whoever waits goes on. */
export const openGate = (record: LockRecord, key: CryptoKey): void => {
  const { accountId } = record;
  letGo();
  dataKey = key;
  ({ letGo } = holdLock(openLock(accountId)));
  lockStore.setState({ status: 'open', accountId, record }, true);
  const all = waiting;
  waiting = new Set();
  for (const goOn of all) goOn();
};

/** Nothing is shown from here on; the key stays until what waits has been sealed with it. */
export const shutGate = (status: 'locked' | 'moving'): void => lockStore.setState({ status });

/** The key is forgotten. */
export const dropKey = (): void => {
  dataKey = undefined;
  letGo();
  letGo = () => {};
};

/** There is no lock any more, or not yet. */
export const removeGate = (): void => {
  dropKey();
  lockStore.setState({ status: 'off' }, true);
  const all = waiting;
  waiting = new Set();
  for (const goOn of all) goOn();
};

/** What the disk says of the lock has changed, here or in another tab. */
export const takeRecord = (record: LockRecord): void => {
  if (lockStore.getState().accountId === record.accountId) lockStore.setState({ record });
};
