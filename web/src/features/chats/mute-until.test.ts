import { expect, it } from 'vitest';
import { muteMinutes } from './mute-until.ts';

it('tomorrow is eight in the morning of the next day', () => {
  expect(muteMinutes('tomorrow', new Date(2026, 10, 21, 23, 0))).toBe(9 * 60);
  expect(muteMinutes('tomorrow', new Date(2026, 11, 31, 8, 0))).toBe(24 * 60);
});

it('minutes stay minutes, and for good stays for good', () => {
  expect(muteMinutes('30', new Date())).toBe(30);
  expect(muteMinutes('forever', new Date())).toBe('forever');
});
