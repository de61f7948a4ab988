import { expect, test } from 'vitest';
import { nameClient } from './name-client.ts';

test('browsers are named with their system', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
  expect(nameClient(`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`)).toBe('Chrome · Linux');
  expect(nameClient(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/130.0`)).toBe('Edge · Windows');
  expect(
    nameClient(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
    ),
  ).toBe('Safari · iPhone');
});

test('programs that name themselves keep their name', () => {
  expect(nameClient('backup robot')).toBe('backup robot');
  expect(nameClient('')).toBe('');
});
