import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findWaiting, forgetWaiting, keepWaiting } from './waiting-ticket.ts';

const letsInAt = '2026-11-22T12:00:00.000Z';
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  });
});
afterEach(() => void vi.unstubAllGlobals());

it('is found again in the browser that waits, and says when the waiting is over', () => {
  keepWaiting({ ticket: 'one', letsInAt });
  expect(findWaiting(Date.parse(letsInAt) - 1)).toEqual({ ticket: 'one', letsInAt, isReady: false });
  expect(findWaiting(Date.parse(letsInAt))).toMatchObject({ isReady: true });
  forgetWaiting();
  expect(findWaiting()).toBeUndefined();
});

it('is not there where nothing, or something else, was kept', () => {
  for (const text of ['', 'null', '{}', '{"ticket":1,"letsInAt":"x"}', 'no json']) {
    kept.set('maru.waiting', text);
    expect(findWaiting()).toBeUndefined();
  }
  vi.stubGlobal('localStorage', undefined);
  keepWaiting({ ticket: 'one', letsInAt });
  forgetWaiting();
  expect(findWaiting()).toBeUndefined();
});
