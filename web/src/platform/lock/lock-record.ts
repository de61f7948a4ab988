/** What wraps the data key for one way of opening. */
export interface Wrapping {
  salt: Uint8Array<ArrayBuffer>;
  wrapped: Uint8Array<ArrayBuffer>;
}

/** How much work a guess at the PIN costs. */
export interface Cost {
  passes: number;
  kib: number;
}

/** After how many minutes untouched it locks; `leaving`: as soon as it is out of sight; `closing`: with the last tab. */
export type IdleTime = 'leaving' | 1 | 5 | 30 | 'closing';

/** What a device knows of the lock of an account. Nothing in it opens anything without the PIN. */
export interface LockRecord {
  accountId: string;
  /** Where the store lies: still plain while turning on, still sealed while turning off. */
  state: 'turningOn' | 'on' | 'turningOff';
  /** What the screen asks for. */
  kind: 'digits' | 'words';
  pin: Wrapping & Cost;
  biometrics?: Wrapping & { credentialId: Uint8Array<ArrayBuffer> };
  /** The other half of the session of this browser, sealed with the data key; and whether the host goes by it yet. */
  half?: { sealed: Uint8Array<ArrayBuffer>; isKnown: boolean };
  idle: IdleTime;
  /** After so many wrong tries in a row everything here is wiped; null: never. */
  wipeAfter: number | null;
  /** Wrong tries in a row, and when the last one began. */
  tries: number;
  triedAt: number;
}

const databaseName = 'maru-lock';
const table = 'locks';

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error(databaseName)));
  });

/** The database is opened for each use: a service worker shares it, and nobody may stand in the way of its end. */
const withTable = async <Value>(
  mode: IDBTransactionMode,
  ask: (rows: IDBObjectStore) => Promise<Value>,
): Promise<Value> => {
  const asked = indexedDB.open(databaseName, 1);
  asked.addEventListener('upgradeneeded', () => {
    asked.result.createObjectStore(table, { keyPath: 'accountId' });
  });
  const database = await settled(asked);
  try {
    const transaction = database.transaction(table, mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error(databaseName)));
    });
    const value = await ask(transaction.objectStore(table));
    await done;
    return value;
  } finally {
    database.close();
  }
};

/** The lock of an account on this device. */
export const findLock = (accountId: string): Promise<LockRecord | undefined> =>
  withTable('readonly', (rows) => settled(rows.get(accountId) as IDBRequest<LockRecord | undefined>));

/** Every lock on this device; for the worker, which does not know who is signed in. */
export const listLocks = (): Promise<LockRecord[]> =>
  withTable('readonly', (rows) => settled(rows.getAll() as IDBRequest<LockRecord[]>));

export const putLock = async (record: LockRecord): Promise<void> => {
  await withTable('readwrite', (rows) => settled(rows.put(record)));
};

export const deleteLock = async (accountId: string): Promise<void> => {
  await withTable('readwrite', (rows) => settled(rows.delete(accountId)));
};

/** Changes the lock of an account in one step, whatever other tabs do meanwhile; undefined when there is none. */
export const changeLock = (
  accountId: string,
  change: (before: LockRecord) => Partial<LockRecord>,
): Promise<LockRecord | undefined> =>
  withTable('readwrite', async (rows) => {
    const before = await settled(rows.get(accountId) as IDBRequest<LockRecord | undefined>);
    if (!before) return undefined;
    const after = { ...before, ...change(before) };
    await settled(rows.put(after));
    return after;
  });
