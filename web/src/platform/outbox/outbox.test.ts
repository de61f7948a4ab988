import 'fake-indexeddb/auto';
import { LineLostError, RefusalError } from '@maru/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLocalStore, type LocalStore, type OutboxRow } from '../store/index.ts';
import { startOutbox } from './outbox.ts';

const patience = { timeout: 20_000 };

let store: LocalStore;
let count = 0;

beforeEach(() => {
  store = openLocalStore(`outbox-${++count}`);
});
afterEach(() => store.close());

const sending = (key: string, lane = 'a') => ({
  key,
  lane,
  method: 'messages.send',
  input: { chatId: lane, key, text: key },
});

const setUp = (answer: (key: string) => Promise<unknown>) => {
  const keys: string[] = [];
  const line = {
    call: (_name: string, input: { key: string }) => {
      keys.push(input.key);
      return answer(input.key);
    },
    isLeader: () => true,
    tell: () => {},
  };
  const outbox = startOutbox({ store, line: line as never, wait: async () => {} });
  let rows: readonly OutboxRow[] = [];
  outbox.onRows((next) => {
    rows = next;
  });
  return { outbox, keys, line, rows: () => rows };
};

it('sends in order, and leaves nothing behind', async () => {
  const { outbox, keys, rows } = setUp(async () => ({ seq: 1 }));
  for (const key of ['1', '2', '3']) await outbox.add(sending(key));
  await vi.waitFor(() => expect(rows()).toEqual([]), patience);
  expect(keys).toEqual(['1', '2', '3']);
});

it('a lost line leaves the message waiting, and the next try has the same key', async () => {
  let online = false;
  const { outbox, keys, rows } = setUp(async () => {
    if (!online) throw new LineLostError();
    return { seq: 1 };
  });
  await outbox.add(sending('1'));
  await vi.waitFor(() => expect(keys).toEqual(['1']), patience);
  expect(rows()).toMatchObject([{ key: '1', state: 'pending' }]);
  online = true;
  await vi.waitFor(() => {
    outbox.flush();
    expect(rows()).toEqual([]);
  }, patience);
  expect(new Set(keys)).toEqual(new Set(['1']));
});

it('a refused message fails with its code, and does not hold up the next', async () => {
  let blocked = true;
  const { outbox, rows } = setUp(async (key) => {
    if (key === '1' && blocked) throw new RefusalError({ code: 'blocked_by_you', message: '' });
    return { seq: 1 };
  });
  await outbox.add(sending('1'));
  await outbox.add(sending('2'));
  await vi.waitFor(
    () => expect(rows()).toMatchObject([{ key: '1', state: 'failed', code: 'blocked_by_you' }]),
    patience,
  );
  blocked = false;
  await outbox.retry('1');
  await vi.waitFor(() => expect(rows()).toEqual([]), patience);
});

it('what passes by itself is tried again', async () => {
  let refusals = 2;
  const { outbox, keys, rows } = setUp(async () => {
    if (refusals-- > 0) throw new RefusalError({ code: 'busy', message: '' });
    return { seq: 1 };
  });
  await outbox.add(sending('1'));
  await vi.waitFor(() => expect(rows()).toEqual([]), patience);
  expect(keys).toEqual(['1', '1', '1']);
});

it('what waits is there after a reload', async () => {
  const first = setUp(() => Promise.reject(new LineLostError()));
  await first.outbox.add(sending('1'));
  first.outbox.stop();
  const second = setUp(async () => ({ seq: 1 }));
  await second.outbox.load();
  expect(second.rows()).toMatchObject([{ key: '1' }]);
  second.outbox.flush();
  await vi.waitFor(() => expect(second.rows()).toEqual([]), patience);
});

it('a slow chat does not hold up another', async () => {
  const { outbox, rows } = setUp((key) =>
    key === 'slow' ? new Promise(() => {}) : Promise.resolve({ seq: 1 }),
  );
  await outbox.add(sending('slow', 'a'));
  await outbox.add(sending('quick', 'b'));
  await vi.waitFor(() => expect(rows().map((row) => row.key)).toEqual(['slow']), patience);
});

it('what is held waits without holding up the next, and goes with the input it was let go with', async () => {
  const inputs: unknown[] = [];
  const { outbox, keys, rows, line } = setUp(async () => ({ seq: 1 }));
  const call = line.call;
  line.call = (name, input) => {
    inputs.push(input);
    return call(name, input);
  };
  await outbox.add({ ...sending('files'), held: true });
  await outbox.add(sending('text'));
  await vi.waitFor(() => expect(rows().map((row) => row.key)).toEqual(['files']), patience);
  await outbox.release('files', { ...sending('files').input, content: 'whole' });
  await vi.waitFor(() => expect(rows()).toEqual([]), patience);
  expect(keys).toEqual(['text', 'files']);
  expect(inputs.at(-1)).toMatchObject({ key: 'files', content: 'whole' });
});

it('what is held fails when what it waits for is refused, and a retry holds it still', async () => {
  const { outbox, keys, rows } = setUp(async () => ({ seq: 1 }));
  await outbox.add({ ...sending('files'), held: true });
  await outbox.fail('files', 'too_large');
  expect(rows()).toMatchObject([{ state: 'failed', code: 'too_large', held: true }]);
  await outbox.retry('files');
  expect(rows()).toMatchObject([{ state: 'pending', held: true }]);
  expect(keys).toEqual([]);
});

it('what can still be taken back waits its time, and what was written after it goes after it', async () => {
  const { outbox, keys, rows } = setUp(async () => ({ seq: 1 }));
  const notBefore = new Date(Date.now() + 150).toISOString();
  await outbox.add({ ...sending('1'), notBefore });
  await outbox.add(sending('2'));
  await outbox.add({ ...sending('3'), notBefore: new Date(Date.now() + 60_000).toISOString() });
  expect(keys).toEqual([]);
  await vi.waitFor(() => expect(keys).toEqual(['1', '2']), patience);
  await outbox.cancel('3');
  await vi.waitFor(() => expect(rows()).toEqual([]), patience);
});
