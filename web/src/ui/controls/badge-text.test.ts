import { expect, test } from 'vitest';
import { badgeText } from './badge-text.ts';

test('counts stop at 999+', () => {
  expect(badgeText(1)).toBe('1');
  expect(badgeText(999)).toBe('999');
  expect(badgeText(1000)).toBe('999+');
});
