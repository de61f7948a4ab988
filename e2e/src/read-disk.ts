import type { Page } from '@playwright/test';

/** Every byte that the databases, storages and caches of this browser hold, one letter for each. */
export const readDisk = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((done, fail) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => fail(new Error(String(request.error))));
      });
    const spell = (bytes: BufferSource) => new TextDecoder('latin1').decode(bytes);
    const bytesIn = async (value: unknown): Promise<string> => {
      if (value instanceof Blob) return spell(await value.arrayBuffer());
      if (value instanceof ArrayBuffer) return spell(value);
      if (value instanceof Response) return spell(await value.arrayBuffer());
      if (ArrayBuffer.isView(value)) return spell(value as Uint8Array<ArrayBuffer>);
      if (typeof value === 'string') return spell(new TextEncoder().encode(value));
      if (typeof value !== 'object' || value === null) return String(value);
      return (await Promise.all(Object.values(value).map(bytesIn))).join(' ');
    };
    const all: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name!));
      for (const table of database.objectStoreNames) {
        all.push(await settled(database.transaction(table).objectStore(table).getAll()));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) all.push(request.url, await cache.match(request));
    }
    return (await Promise.all(all.map(bytesIn))).join(' ');
  });
