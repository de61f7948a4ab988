import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, expect, it, vi } from 'vitest';
import { makeRawKey, takeIn } from '../lock/index.ts';
import { openStore, type LocalStore, type OutboxRow } from './local-store.ts';
import { moveRows } from './move-rows.ts';
import { sealAhead } from './sealing.ts';
import { startWriteBehind } from './write-behind.ts';

vi.setConfig({ testTimeout: 30_000 });

const marked = '보리차 barley tea';
let count = 0;
let name: string;
let key: CryptoKey;
let store: LocalStore;

const outboxRow = (rest: Partial<OutboxRow> = {}): OutboxRow =>
  ({
    key: 'k1',
    lane: 'c1',
    method: 'messages.send',
    input: { text: marked },
    at: 'now',
    state: 'pending',
    ...rest,
  }) as OutboxRow;

/** Something marked in every table there is. */
const fill = async (into: LocalStore): Promise<void> => {
  const note = { note: marked };
  await into.chats.bulkPut([
    { id: 'c1', name: marked },
    { id: 'c2', name: marked },
  ] as never);
  await into.messages.bulkPut(
    [1, 2, 3].map((seq) => ({ chatId: 'c1', seq, upTo: seq, line: { text: marked } })),
  );
  await into.windows.put({ chatId: 'c1', from: 1, to: 3, hasOlder: false, cursor: 3, ...note });
  for (const table of ['persons', 'friends', 'requests', 'blocked']) {
    await into.table(table).put({ id: 'p1', name: marked });
  }
  await into.invitations.put({ chatId: 'c3', ...note } as never);
  await into.outbox.add(outboxRow());
  await into.drafts.put({ chatId: 'c1', draft: { text: marked } });
  await into.uploads.put({ id: 'u1', key: 'k1', name: marked } as never);
  await into.uploadBytes.put({ id: 'u1', bytes: new Blob([marked], { type: 'text/plain' }) });
  await into.meta.put({ name: 'me', value: { name: marked } });
  await into.texts.put({ name: 'maru.heard', text: marked });
  const box = bytesOf(marked);
  await into.secretKeys.put({ name: 'wrap', key: await takeIn(makeRawKey()), publicKey: box });
  await into.secretRooms.put({ roomId: 'c1', box });
  await into.secretLines.put({ roomId: 'c1', seq: 1, box });
  await into.secretParts.put({ name: 'pin p1', box });
};

/** Bytes as text, one letter for each. */
const spell = (bytes: BufferSource): string => new TextDecoder('latin1').decode(bytes);
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

const bytesIn = async (value: unknown): Promise<string> => {
  if (value instanceof Blob) return spell(await value.arrayBuffer());
  if (value instanceof Uint8Array) return spell(value as Uint8Array<ArrayBuffer>);
  if (typeof value === 'string') return spell(bytesOf(value));
  if (typeof value !== 'object' || value === null) return String(value);
  return (await Promise.all(Object.values(value).map(bytesIn))).join(' ');
};

/** Every byte of every row, as it lies on the disk. */
const readRaw = async (database: string): Promise<string> => {
  const raw = await new Dexie(database).open();
  const rows = await Promise.all(raw.tables.map((table) => table.toArray()));
  const text = await Promise.all(rows.flat().map(bytesIn));
  expect(
    rows.every((one) => one.length > 0),
    'every table has a row',
  ).toBe(true);
  raw.close();
  return text.join(' ');
};

const marks = ['barley', spell(bytesOf('보리차'))];
const has = (text: string): boolean => marks.some((mark) => text.includes(mark));

beforeEach(async () => {
  name = `sealing-${++count}`;
  key = await takeIn(makeRawKey());
  store = openStore(name, key);
});

it('what is kept reads as it was put, and lies on the disk without a readable word in any table', async () => {
  await fill(store);
  expect(await store.chats.toArray()).toEqual([
    { id: 'c1', name: marked },
    { id: 'c2', name: marked },
  ]);
  expect(
    await store.messages.where('[chatId+seq]').between(['c1', 2], ['c1', Infinity]).toArray(),
  ).toMatchObject([{ seq: 2, upTo: 2, line: { text: marked } }, { seq: 3 }]);
  expect(await store.outbox.orderBy('order').toArray()).toEqual([{ ...outboxRow(), order: 1 }]);
  const bytes = (await store.uploadBytes.get('u1'))?.bytes;
  expect([bytes?.type, await bytes?.text()]).toEqual(['text/plain', marked]);
  store.close();
  expect(has(await readRaw(name))).toBe(false);
  const plain = openStore(`${name}-plain`);
  await fill(plain);
  plain.close();
  expect(has(await readRaw(`${name}-plain`)), 'the search finds words that are there').toBe(true);
});

it('rows are changed and taken away as without a lock', async () => {
  const order = await store.outbox.add(outboxRow());
  await store.outbox.where('key').equals('k1').modify({ state: 'failed', code: 'busy' });
  await store.outbox.update(order!, { held: true });
  await store.outbox
    .where('key')
    .equals('k1')
    .modify((row) => void (row.held = false));
  expect(await store.outbox.where('lane').equals('c1').sortBy('order')).toMatchObject([
    { order, state: 'failed', code: 'busy', held: false, input: { text: marked } },
  ]);
  await expect(store.outbox.add(outboxRow())).rejects.toThrow(/key|constraint/i);
  await store.outbox.where('key').equals('k1').delete();
  expect(await store.outbox.count()).toBe(0);
});

it('many rows go to the disk together, and clear what they replace', async () => {
  await store.meta.put({ name: 'old', value: 1 });
  const writes = startWriteBehind(store);
  writes.clear(['meta']);
  const rows = Array.from({ length: 1_200 }, (_, seq) => ({ chatId: 'c', seq, upTo: seq, line: { seq } }));
  writes.add(rows.map((put) => ({ table: 'messages' as const, key: `c ${put.seq}`, put })));
  writes.add([{ table: 'meta', key: 'new', put: { name: 'new', value: 2 } }]);
  await writes.flush();
  expect(await store.messages.where('[chatId+seq]').between(['c', 0], ['c', Infinity]).toArray()).toEqual(
    rows,
  );
  expect(await store.meta.toArray()).toEqual([{ name: 'new', value: 2 }]);
});

it('another key opens nothing, and a row put in the place of another does not open', async () => {
  await fill(store);
  store.close();
  const other = openStore(name, await takeIn(makeRawKey()));
  await expect(other.drafts.get('c1')).rejects.toThrow(/operation/i);
  other.close();
  const raw = await new Dexie(name).open();
  const [first] = await raw.table('chats').toArray();
  await raw.table('chats').put({ ...first, id: 'c2' });
  raw.close();
  store = openStore(name, key);
  expect(await store.table('chats').get('c1')).toMatchObject({ name: marked });
  await expect(store.table('chats').get('c2')).rejects.toThrow(/operation/i);
});

it('a large file is sealed part by part and comes back whole', async () => {
  const bytes = new Uint8Array(5 * 1024 * 1024).map((_, at) => at % 251);
  await store.uploadBytes.put({ id: 'u', bytes: new Blob([bytes]) });
  const back = (await store.uploadBytes.get('u'))!.bytes;
  const whole = new Uint8Array(await back.arrayBuffer());
  expect(whole.length === bytes.length && whole.every((one, at) => one === bytes[at])).toBe(true);
});

it('a key that cannot be read is kept as it is, and still works', async () => {
  const made = await takeIn(makeRawKey());
  await store.secretKeys.put({ name: 'wrap', key: made });
  const back = (await store.secretKeys.get('wrap'))!;
  const how = { name: 'AES-GCM', iv: new Uint8Array(12) };
  const sealed = await crypto.subtle.encrypt(how, made, bytesOf(marked));
  expect(spell(await crypto.subtle.decrypt(how, back.key, sealed))).toBe(spell(bytesOf(marked)));
  expect(back.key.extractable).toBe(false);
});

it('a store moves into a sealed one and back without losing or adding a row', async () => {
  const plain = openStore(`${name}-from`);
  await fill(plain);
  const told: number[] = [];
  await moveRows(plain, store, (done) => told.push(done));
  expect(told.at(-1)).toBe(21);
  const back = openStore(`${name}-back`);
  await moveRows(store, back);
  for (const { name: table } of plain.tables.filter(({ name: one }) => !/^uploadBytes|^secret/.test(one))) {
    expect(await back.table(table).toArray()).toEqual(await plain.table(table).toArray());
  }
  expect(await (await back.uploadBytes.get('u1'))?.bytes.text()).toBe(marked);
  for (const table of ['secretRooms', 'secretLines', 'secretParts']) {
    const [row] = (await back.table(table).toArray()) as { box: Uint8Array<ArrayBuffer> }[];
    expect(spell(row!.box)).toBe(spell(bytesOf(marked)));
  }
  store.close();
  expect(has(await readRaw(name))).toBe(false);
});

it('without a lock, what is begun and what goes to a secret room is sealed by a key of this device', async () => {
  const plain = openStore(`${name}-own`);
  await plain.drafts.put({ chatId: 'c1', draft: { text: marked } });
  const order = await plain.outbox.add(outboxRow({ shown: { text: marked } }));
  await plain.uploads.put({ id: 'u1', key: 'k1', name: marked } as never);
  const bytes = new Blob([marked], { type: 'text/plain' });
  await plain.uploadBytes.bulkPut([{ id: 'u1', bytes, isSecret: true }]);
  const [ahead] = await sealAhead(plain, 'uploadBytes', [{ id: 'u2', bytes, isSecret: true as const }]);
  await plain.uploadBytes.put(ahead!);
  await plain.outbox.where('key').equals('k1').modify({ state: 'failed' });
  await plain.uploads.update('u1', { state: 'paused' });
  plain.close();
  const raw = await new Dexie(`${name}-own`).open();
  const rows = await Promise.all(raw.tables.map((table) => table.toArray()));
  expect(rows.flat()).toHaveLength(6);
  expect(has((await Promise.all(rows.flat().map(bytesIn))).join(' '))).toBe(false);
  raw.close();

  const again = openStore(`${name}-own`);
  expect(await again.drafts.toArray()).toEqual([{ chatId: 'c1', draft: { text: marked } }]);
  expect(await again.outbox.get(order!)).toMatchObject({ state: 'failed', shown: { text: marked } });
  expect(await again.uploads.get('u1')).toMatchObject({ name: marked, state: 'paused' });
  expect(await (await again.uploadBytes.get('u2'))?.bytes.text()).toBe(marked);
  // Into a lock and out of it again: the key goes along.
  await moveRows(again, store);
  const back = openStore(`${name}-back`);
  await moveRows(store, back);
  expect(await back.drafts.get('c1')).toMatchObject({ draft: { text: marked } });
  back.close();
  const last = openStore(`${name}-back`);
  expect(await (await last.uploadBytes.get('u1'))?.bytes.text()).toBe(marked);
});
