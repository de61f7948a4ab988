/** Under this name the key lies beside those of secret rooms. Each store has one of its own, which stays in it. */
export const ownKeyName = 'rest';

const answered = <Value>(asked: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('The disk did not answer.')));
  });

const tableOf = (database: IDBDatabase, mode: IDBTransactionMode): IDBObjectStore =>
  database.transaction('secretKeys', mode).objectStore('secretKeys');

const find = async (database: IDBDatabase): Promise<CryptoKey | undefined> => {
  const row = (await answered(tableOf(database, 'readonly').get(ownKeyName))) as
    | { key?: CryptoKey }
    | undefined;
  return row?.key;
};

const make = async (database: IDBDatabase): Promise<CryptoKey | undefined> => {
  const how = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.generateKey(how, false, ['encrypt', 'decrypt']);
  await answered(tableOf(database, 'readwrite').add({ name: ownKeyName, key }));
  return key;
};

/**
 * The key by which this device keeps what is begun and what is on its way, lock or no lock: it can be used here and not be
 * read. Undefined where there is nothing to keep such a key with, and so no secret room either.
 */
export const findOwnKey = async (database: IDBDatabase): Promise<CryptoKey | undefined> => {
  // Another tab may be making it at the same moment: one of them counts.
  const known = () => find(database).catch(() => undefined);
  return (await known()) ?? (await make(database).catch(() => undefined)) ?? known();
};
