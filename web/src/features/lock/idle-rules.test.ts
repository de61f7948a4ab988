import { expect, it } from 'vitest';
import { isIdle, locksOutOfSight } from './idle-rules.ts';
import { whyNotPin } from './pin-rules.ts';

const minute = 60_000;

it('locks after so many minutes untouched, and by leaving only where that was chosen', () => {
  expect([isIdle(5, 0, 5 * minute - 1), isIdle(5, 0, 5 * minute)]).toEqual([false, true]);
  expect([isIdle('leaving', 0, 90 * minute), isIdle('closing', 0, 90 * minute)]).toEqual([false, false]);
  expect([locksOutOfSight('leaving', 0, 1), locksOutOfSight(1, 0, 1)]).toEqual([true, false]);
  // While a file is being chosen, the chooser is what hides the app.
  expect([locksOutOfSight('leaving', 120, 119), locksOutOfSight('leaving', 120, 120)]).toEqual([false, true]);
});

it.each([
  ['2580', 'digits', undefined],
  ['123', 'digits', 'tooShort'],
  ['123456789', 'digits', 'tooLong'],
  ['12a4', 'digits', 'notDigits'],
  ['0000', 'digits', 'tooPlain'],
  ['3456', 'digits', 'tooPlain'],
  ['9876', 'digits', 'tooPlain'],
  ['tea in the evening', 'words', undefined],
  ['저녁에는보리차', 'words', 'tooShort'],
  ['aaaaaaaaaa', 'words', 'tooPlain'],
] as const)('a PIN %s of %s: %s', (...[secret, kind, why]) => {
  expect(whyNotPin(secret, kind)).toBe(why);
});
