import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listToasts, toast } from './toast-store.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

const texts = () => listToasts().map((entry) => entry.text);

test('toasts leave by themselves, and at once when told to', () => {
  toast('one');
  const close = toast('two');
  expect(texts()).toEqual(['one', 'two']);
  close();
  expect(texts()).toEqual(['one']);
  vi.advanceTimersByTime(4000);
  expect(texts()).toEqual([]);
});

test('the same word does not pile up, and no more than three stand', () => {
  for (const text of ['a', 'b', 'b', 'c', 'd']) toast(text);
  expect(texts()).toEqual(['b', 'c', 'd']);
});
