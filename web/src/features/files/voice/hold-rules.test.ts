import { expect, it } from 'vitest';
import { lifted, pulled } from './hold-rules.ts';

it('a finger goes one way at a time: left throws away, up locks', () => {
  const from = { x: 300, y: 800 };
  expect(pulled(from, { x: 250, y: 790 })).toEqual({ x: -50, y: 0, deed: undefined });
  expect(pulled(from, { x: 180, y: 790 }).deed).toBe('cancel');
  expect(pulled(from, { x: 290, y: 720 })).toEqual({ x: 0, y: -80, deed: 'lock' });
  expect(pulled(from, { x: 400, y: 900 })).toEqual({ x: 0, y: 0, deed: undefined });
});

it('lifting sends, but a tap, or a lift while the browser asks, goes on without the finger', () => {
  expect(lifted({ ms: 2_000, isRecording: true })).toBe('send');
  expect(lifted({ ms: 100, isRecording: true })).toBe('lock');
  expect(lifted({ ms: 5_000, isRecording: false })).toBe('lock');
});
