// By their files: the worker takes neither Dexie nor the rest of the platform with it.
import { openBytes, sealBytes } from '../../../platform/lock/seal-bytes.ts';
import { openRow, sealRow, type RowShape } from '../../../platform/store/seal-row.ts';
import { packValue, unpackValue } from './pack-value.ts';

type Row = Record<string, unknown>;
type Key = IDBValidKey;

const shapes = {
  secretKeys: { table: 'secretKeys', found: ['name'] },
  secretRooms: { table: 'secretRooms', found: ['roomId'] },
  secretLines: { table: 'secretLines', found: ['roomId', 'seq'] },
  secretParts: { table: 'secretParts', found: ['name'] },
} as const satisfies Record<string, RowShape>;

/** A table of the local store that only secret rooms use. */
export type SecretTable = keyof typeof shapes;

/** One change on the disk. */
export type DiskChange =
  | { table: Exclude<SecretTable, 'secretKeys'>; put: Row; value: unknown }
  | { table: SecretTable; remove: Key | IDBKeyRange };

/** A key as it is kept: its private part cannot be read. */
export interface KeptKeyRow {
  key: CryptoKey;
  publicKey?: Uint8Array<ArrayBuffer>;
}

const answered = <Value>(asked: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('The disk did not answer.')));
  });

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    const fail = () => reject(transaction.error ?? new Error('The disk took it back.'));
    transaction.addEventListener('abort', fail);
    transaction.addEventListener('error', fail);
  });

const openDatabase = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(name);
    // The page opens the store first; a new empty one must not stand in its way.
    asked.addEventListener('upgradeneeded', () => asked.transaction?.abort());
    asked.addEventListener('success', () => {
      asked.result.addEventListener('versionchange', () => asked.result.close());
      resolve(asked.result);
    });
    asked.addEventListener('error', () => reject(asked.error ?? new Error('The store is not there.')));
  });

const wrapName = 'wrap';

/** Where and how it is kept: `lockKey` where the account has a lock. */
export interface DiskPlace {
  name: string;
  lockKey?: CryptoKey | undefined;
}

/**
 * What secret rooms keep on this device, in tables of the local store. Every value is sealed by a key that cannot be read,
 * and with a lock once more by its key, like all rows of the store. All sealing is done before a transaction begins.
 */
export class Disk {
  private readonly database: IDBDatabase;
  private readonly lockKey: CryptoKey | undefined;
  private readonly wrapKey: CryptoKey;

  private constructor(database: IDBDatabase, wrapKey: CryptoKey, lockKey: CryptoKey | undefined) {
    this.database = database;
    this.wrapKey = wrapKey;
    this.lockKey = lockKey;
  }

  static async open({ name, lockKey }: DiskPlace): Promise<Disk> {
    const database = await openDatabase(name);
    const kept = await findKeyIn({ database, lockKey }, wrapName);
    const key =
      kept?.key ??
      (await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
    if (!kept) await putKeyIn({ database, lockKey }, wrapName, { key });
    return new Disk(database, key, lockKey);
  }

  findKey(name: string): Promise<KeptKeyRow | undefined> {
    return findKeyIn(this.place(), name);
  }

  putKey(name: string, row: KeptKeyRow): Promise<void> {
    return putKeyIn(this.place(), name, row);
  }

  async find<Value>(table: SecretTable, key: Key): Promise<Value | undefined> {
    const row = await answered(this.read(table).get(key) as IDBRequest<Row | undefined>);
    return row ? this.open<Value>(table, row) : undefined;
  }

  /** Rows of a range, lowest first; with `newest`, only so many of its highest, highest first. */
  async list<Value>(table: SecretTable, range?: IDBKeyRange, newest?: number): Promise<Value[]> {
    const rows =
      newest === undefined
        ? await answered(this.read(table).getAll(range) as IDBRequest<Row[]>)
        : await this.listBackwards(table, range, newest);
    return Promise.all(rows.map((row) => this.open<Value>(table, row)));
  }

  count(table: SecretTable, range?: IDBKeyRange): Promise<number> {
    return answered(this.read(table).count(range));
  }

  listKeys(table: SecretTable, range?: IDBKeyRange): Promise<Key[]> {
    return answered(this.read(table).getAllKeys(range));
  }

  /** All of it or nothing, and on the disk once it resolves. */
  async write(changes: readonly DiskChange[]): Promise<void> {
    if (changes.length === 0) return;
    const sealed = await Promise.all(
      changes.map(async (change) => ('put' in change ? await this.seal(change) : undefined)),
    );
    const tables = [...new Set(changes.map(({ table }) => table))];
    const transaction = this.database.transaction(tables, 'readwrite', { durability: 'strict' });
    changes.forEach((change, place) => {
      const table = transaction.objectStore(change.table);
      if ('remove' in change) table.delete(change.remove);
      else table.put(sealed[place]);
    });
    await finished(transaction);
  }

  close(): void {
    this.database.close();
  }

  private place() {
    return { database: this.database, lockKey: this.lockKey };
  }

  private read(table: SecretTable): IDBObjectStore {
    return this.database.transaction(table, 'readonly').objectStore(table);
  }

  private async listBackwards(
    table: SecretTable,
    range: IDBKeyRange | undefined,
    most: number,
  ): Promise<Row[]> {
    // Keys first: no cursor of many steps, and no row is read in vain.
    const keys = await this.listKeys(table, range);
    const wanted = keys.slice(-most);
    const [from, to] = [wanted[0], wanted.at(-1)];
    if (from === undefined || to === undefined) return [];
    const rows = await answered(this.read(table).getAll(IDBKeyRange.bound(from, to)) as IDBRequest<Row[]>);
    return rows.reverse();
  }

  private async seal({ table, put, value }: Extract<DiskChange, { put: Row }>): Promise<Row> {
    const box = await sealBytes(this.wrapKey, packValue(value), boxName(table, put));
    const row = { ...put, box };
    return this.lockKey ? sealRow(this.lockKey, shapes[table], row) : row;
  }

  private async open<Value>(table: SecretTable, sealed: Row): Promise<Value> {
    const row = this.lockKey ? await openRow(this.lockKey, shapes[table], sealed) : sealed;
    const { box, ...found } = row as Row & { box: Uint8Array<ArrayBuffer> };
    return unpackValue<Value>(await openBytes(this.wrapKey, box, boxName(table, found)));
  }
}

const boxName = (table: keyof typeof shapes, row: Row): string =>
  `maru-secret ${table} ${JSON.stringify(shapes[table].found.map((name) => row[name]))}`;

interface Place {
  database: IDBDatabase;
  lockKey: CryptoKey | undefined;
}

const findKeyIn = async ({ database, lockKey }: Place, name: string): Promise<KeptKeyRow | undefined> => {
  const table = database.transaction('secretKeys', 'readonly').objectStore('secretKeys');
  const row = await answered(table.get(name) as IDBRequest<Row | undefined>);
  if (!row) return undefined;
  return (lockKey ? await openRow(lockKey, shapes.secretKeys, row) : row) as unknown as KeptKeyRow;
};

const putKeyIn = async ({ database, lockKey }: Place, name: string, kept: KeptKeyRow): Promise<void> => {
  const row = { name, ...kept };
  const sealed = lockKey ? await sealRow(lockKey, shapes.secretKeys, row) : row;
  const transaction = database.transaction('secretKeys', 'readwrite', { durability: 'strict' });
  transaction.objectStore('secretKeys').put(sealed);
  await finished(transaction);
};
