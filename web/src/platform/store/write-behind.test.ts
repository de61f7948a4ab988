import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openLocalStore } from './local-store.ts';
import { startWriteBehind } from './write-behind.ts';

it('the last write of a row wins, and removals stay removed', async () => {
  const store = openLocalStore('write-behind');
  const writes = startWriteBehind(store);
  const row = (name: string, value: number) => ({ table: 'meta' as const, key: name, put: { name, value } });
  writes.add([row('a', 1), row('b', 1)]);
  writes.add([row('a', 2), { table: 'meta', key: 'b', remove: 'b' }]);
  await writes.flush();
  expect(await store.meta.toArray()).toEqual([{ name: 'a', value: 2 }]);
  writes.clear(['meta']);
  writes.add([row('c', 3)]);
  await writes.flush();
  expect(await store.meta.toArray()).toEqual([{ name: 'c', value: 3 }]);
  store.close();
});
