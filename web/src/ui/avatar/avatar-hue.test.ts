import { describe, expect, test } from 'vitest';
import { AVATAR_HUES, avatarHue, initialOf } from './avatar-hue.ts';

describe('avatarHue', () => {
  test('never changes for an id', () => {
    expect(avatarHue('0192f3c4-7a10-7000-8000-000000000001')).toBe(
      avatarHue('0192f3c4-7a10-7000-8000-000000000001'),
    );
    expect([avatarHue('minjun'), avatarHue('jiwoo'), avatarHue('')]).toMatchInlineSnapshot(`
      [
        180,
        205,
        330,
      ]
    `);
  });

  test('uses every hue over many ids', () => {
    const seen = new Set(Array.from({ length: 500 }, (_, index) => avatarHue(`person-${index}`)));
    expect(seen.size).toBe(AVATAR_HUES.length);
  });
});

describe('initialOf', () => {
  test('takes the first visible character', () => {
    expect(initialOf('민준')).toBe('민');
    expect(initialOf('  anna')).toBe('A');
    expect(initialOf('👨‍👩‍👧 우리집')).toBe('👨‍👩‍👧');
    expect(initialOf('')).toBe('');
  });
});
