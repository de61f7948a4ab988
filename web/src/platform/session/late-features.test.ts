import type { Entry, Welcome } from '@maru/contract';
import { expect, test } from 'vitest';
import type { LocalStore } from '../store/index.ts';
import type { FeatureData } from './feature-data.ts';
import { lateFeatures } from './late-features.ts';

const store = {} as LocalStore;
const me = '01900000-0000-7000-8000-000000000001' as Parameters<NonNullable<FeatureData['open']>>[1];
const entry = (seq: number) => ({ seq }) as Entry;
const settled = () => new Promise((done) => setTimeout(done));

const noting = (name: string, notes: string[]): FeatureData => ({
  name,
  async open() {
    await settled();
    notes.push(`${name} open`);
  },
  opened: () => void notes.push(`${name} opened`),
  onWelcome: () => void notes.push(`${name} welcome`),
  applyEntries: (entries) => void notes.push(`${name} ${entries.map(({ seq }) => seq).join()}`),
  isBusy: () => true,
  close: async () => void notes.push(`${name} close`),
  reset: () => void notes.push(`${name} reset`),
});

const start = (load?: () => Promise<void>) => {
  const notes: string[] = [];
  const late = lateFeatures(async () => {
    await load?.();
    return [noting('one', notes), noting('two', notes)];
  });
  return { late, notes, data: late.data };
};

test('what was missed is told in order, and what comes meanwhile after it', async () => {
  const { late, notes, data } = start();
  await data.open?.(store, me);
  data.opened?.();
  data.onWelcome?.({} as Welcome);
  expect(notes).toEqual([]);
  late.fetch();
  data.applyEntries?.([entry(1), entry(2)]);
  await expect.poll(() => notes.length).toBe(8);
  data.applyEntries?.([entry(3)]);
  expect(notes).toEqual([
    ...['one open', 'two open', 'one opened', 'two opened', 'one welcome', 'two welcome'],
    ...['one 1,2', 'two 1,2', 'one 3', 'two 3'],
  ]);
  expect(data.isBusy?.()).toBe(true);
});

test('a session that ends before they are here tells them nothing of it', async () => {
  const { late, notes, data } = start();
  await data.open?.(store, me);
  data.applyEntries?.([entry(1)]);
  await data.close?.();
  data.reset?.();
  await data.open?.(store, me);
  late.fetch();
  await expect.poll(() => notes).toEqual(['one open', 'two open']);
});

test('a session that ends while they are told closes them after it, the last first', async () => {
  const { late, notes, data } = start();
  await data.open?.(store, me);
  late.fetch();
  await data.close?.();
  data.reset?.();
  expect(notes).toEqual(['one open', 'two open', 'one close', 'two close', 'two reset', 'one reset']);
});

test('what could not be fetched is fetched when the line is up again', async () => {
  let tries = 0;
  const { late, notes, data } = start(async () => {
    if (++tries === 1) throw new Error('no line');
  });
  await data.open?.(store, me);
  late.fetch();
  await settled();
  expect(notes).toEqual([]);
  data.onWelcome?.({} as Welcome);
  await expect.poll(() => notes.length).toBe(4);
});
