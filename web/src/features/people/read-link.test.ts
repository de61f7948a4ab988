import { expect, test } from 'vitest';
import { readLink } from './read-link.ts';

const host = 'https://maru.example';

test('links of a person and of a group lead on', () => {
  expect(readLink('https://maru.example/u/abcdefgh', host)).toBe('/u/abcdefgh');
  expect(readLink('https://maru.example/i/abcdefgh?x=1', host)).toBe('/i/abcdefgh');
});

test('the code of a computer is brought along', () => {
  expect(readLink('https://maru.example/link#abcdefgh', host)).toBe('/link#abcdefgh');
});

test('other hosts, other pages and other texts lead nowhere', () => {
  for (const text of ['https://elsewhere.example/u/abcdefgh', 'https://maru.example/settings', 'hello', ''])
    expect(readLink(text, host)).toBeUndefined();
});
