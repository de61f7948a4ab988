import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

test('joins neighbours in a row', () => {
  expect(
    qrPath([
      [true, true, false],
      [false, false, true],
    ]),
  ).toBe('M0 0h2v1H0zM2 1h1v1H2z');
  expect(qrPath([[false]])).toBe('');
});
