import type { Entry } from '@maru/contract';
import { expect, it } from 'vitest';
import { createLogReaders, type ReadPage } from './log-readers.ts';
import { createFakeTimers, entryAt } from './testing/fake-line.ts';

const hostWith = (count: number, pageSize = 3): ReadPage => {
  const log = Array.from({ length: count }, (_, index) => entryAt(index + 1));
  return async ({ afterSeq }) =>
    ({ entries: log.slice(afterSeq, afterSeq + pageSize), lastSeq: count }) as never;
};

const setUp = (read: ReadPage, cursor = 0) => {
  const seqs: number[] = [];
  const timers = createFakeTimers();
  const readers = createLogReaders({ read, onEntry: (entry: Entry) => seqs.push(entry.seq), timers });
  readers.track('chat:a', cursor);
  return { seqs, timers, readers };
};

it('gives shuffled and doubled entries in order, each once', () => {
  const { seqs, readers } = setUp(hostWith(0));
  for (const seq of [3, 1, 1, 5, 2, 4, 3, 2]) readers.accept(entryAt(seq));
  expect(seqs).toEqual([1, 2, 3, 4, 5]);
});

it('fills holes in pages', async () => {
  const { seqs, timers, readers } = setUp(hostWith(10));
  readers.accept(entryAt(1));
  readers.accept(entryAt(10));
  await timers.pass(100);
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('catches up from a cursor', async () => {
  const { seqs, readers } = setUp(hostWith(7), 4);
  await readers.catchUp('chat:a');
  expect(seqs).toEqual([5, 6, 7]);
  expect(readers.cursors()).toEqual({ 'chat:a': 7 });
});

it('entries of logs that are not tracked pass as they come', () => {
  const { seqs, readers } = setUp(hostWith(0));
  readers.accept(entryAt(9, 'chat:b'));
  readers.accept(entryAt(8, 'chat:b'));
  expect(seqs).toEqual([9, 8]);
});

it('a host that has nothing for a hole does not stop the log', async () => {
  const { seqs, timers, readers } = setUp(async () => ({ entries: [], lastSeq: 3 }) as never);
  readers.accept(entryAt(4));
  await timers.pass(200);
  expect(seqs).toEqual([4]);
});

it('what could not be read is read again after a while, though nothing more comes', async () => {
  const whole = hostWith(3);
  let failures = 2;
  const read: ReadPage = (input) => (failures-- > 0 ? Promise.reject(new Error('not now')) : whole(input));
  const { seqs, timers, readers } = setUp(read, 1);
  await readers.catchUp('chat:a');
  await timers.pass(600);
  expect(seqs).toEqual([]);
  await timers.pass(1_000);
  expect(seqs).toEqual([2, 3]);
});

it('moves over places that hold nothing, and never over an entry that waits', async () => {
  const { seqs, timers, readers } = setUp(async () => ({ entries: [], lastSeq: 9 }) as never);
  readers.accept(entryAt(4));
  readers.accept(entryAt(6));
  await timers.pass(300);
  expect(seqs).toEqual([4, 6]);
});
