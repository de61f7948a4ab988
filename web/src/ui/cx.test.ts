import { expect, test } from 'vitest';
import { cx } from './cx.ts';

test('joins only what is present', () => {
  expect(cx('a', false, undefined, null, '', 'b')).toBe('a b');
  expect(cx(false)).toBe('');
});
