import { expect, test } from 'vitest';
import { findCountry, makeTable } from './country-table.ts';
import { placeOf } from './index.ts';

test('addresses of one’s own network are at home', async () => {
  for (const address of ['127.0.0.1', '::1', '192.168.0.7', '10.1.2.3', '172.20.0.1', 'fe80::1', 'fd00::7'])
    expect(await placeOf(address)).toBe('home');
  expect(await placeOf('::ffff:192.168.0.7')).toBe('home');
});

test('addresses of the world are in a country, of both kinds and dressed up as the other', async () => {
  expect(await placeOf('168.126.63.1')).toBe('KR');
  expect(await placeOf('::ffff:168.126.63.1')).toBe('KR');
  expect(await placeOf('133.242.0.3')).toBe('JP');
  expect(await placeOf('5.9.0.1')).toBe('DE');
  expect(await placeOf('2001:230::1')).toBe('KR');
  expect(await placeOf('2001:200::1')).toBe('JP');
});

test('what is no address, or nobody’s, is nowhere', async () => {
  for (const address of ['', 'here', '999.1.1.1', '0.0.0.0', '255.255.255.255', '2001:db8::1', '240.0.0.1'])
    expect(await placeOf(address)).toBeUndefined();
});

test('ranges are found up to both ends, and holes are nobody’s', () => {
  const maker = makeTable<number>(Number, {
    next: (number) => number + 1,
    pack: (starts) => Uint32Array.from(starts),
  });
  maker.take(['10,19,AA', '20,29,AA']);
  maker.take(['30,39,BB', '50,59,AA', '']);
  const table = maker.finish();
  const found = [9, 10, 29, 30, 39, 40, 49, 50, 59, 60].map((one) => findCountry(table, one) ?? '-');
  expect(found).toEqual(['-', 'AA', 'AA', 'BB', 'BB', '-', '-', 'AA', 'AA', '-']);
  expect(table.starts).toHaveLength(5);
});
