import { expect, test } from 'vitest';
import { kindOfClient, nameClient } from './name-client.ts';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const androidPhone = `Mozilla/5.0 (Linux; Android 10; K) ${chrome.replace('Safari', 'Mobile Safari')}`;
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1';

test('browsers are named with their system', () => {
  expect(nameClient(`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`)).toBe('Chrome · Linux');
  expect(nameClient(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/130.0`)).toBe('Edge · Windows');
  expect(nameClient(iphone)).toBe('Safari · iPhone');
});

test('programs that name themselves keep their name', () => {
  expect(nameClient('backup robot')).toBe('backup robot');
  expect(nameClient('')).toBe('');
});

test('a browser tells what kind of device it runs on', () => {
  expect(kindOfClient(iphone)).toBe('phone');
  expect(kindOfClient(androidPhone)).toBe('phone');
  expect(kindOfClient(`Mozilla/5.0 (Linux; Android 10; K) ${chrome}`)).toBe('tablet');
  expect(kindOfClient('Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148')).toBe(
    'tablet',
  );
  expect(kindOfClient(`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`)).toBe('computer');
  expect(kindOfClient('backup robot')).toBe('other');
});
