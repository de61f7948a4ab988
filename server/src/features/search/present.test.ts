import { excerptOf, readQuery, type ChatId } from '@maru/contract';
import { expect, it } from 'vitest';
import { comparePlaces, placeAt, readCursor, writeCursor } from './cursor.ts';
import { gramsOf, gramsOfWish, keysIn } from './keys.ts';
import { kindsOf, linkOf } from './searchable.ts';

const chat = '0192d3f0-0000-7000-8000-000000000001' as ChatId;

it.each([
  ['마루', false],
  ['ㅁㄹ', false],
  ['청마', false],
  ['대ㅊ', false],
  ['대청말', true],
  ['제주대', false],
  ['maru', false],
  ['20', false],
  ['ㅋㅋ', false],
  ['🍊', false],
])('a message has every gram of %s, which finds it', (query, unfinished) => {
  const grams = gramsOf(['제주 대청마루 MARU 2026 ㅋㅋ 🍊']);
  const asked = [...gramsOfWish(readQuery(query, unfinished))];
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((gram) => !grams.has(gram))).toEqual([]);
});

it('one Latin letter or consonant has no gram: what has it is looked through', () => {
  for (const query of ['a', '7', 'ㅁ']) expect([...gramsOfWish(readQuery(query))]).toEqual([]);
});

it('keys of one place lie together, are apart from those of another, and are exact numbers', () => {
  const grams = Array.from({ length: 500 }, (_, at) => `p${at}`);
  const [here, there] = [keysIn(chat, 0, grams), keysIn(chat, 1, grams)];
  expect(here.every(Number.isSafeInteger)).toBe(true);
  expect(Math.max(...here) - Math.min(...here)).toBeLessThan(2 ** 32);
  expect(here.filter((key) => there.includes(key))).toEqual([]);
});

it('an excerpt shows the first place and never half a letter', () => {
  const text = `${'🍊'.repeat(60)}숙소\n입니다${'🍊'.repeat(90)}`;
  const { excerpt, places } = excerptOf(text, [[120, 2]]);
  expect(excerpt.startsWith('…🍊')).toBe(true);
  expect(excerpt.endsWith('🍊…')).toBe(true);
  expect(excerpt.slice(places[0]![0], places[0]![0] + 2)).toBe('숙소');
  expect(() => encodeURIComponent(excerpt)).not.toThrow();
  expect(excerpt).not.toContain('\n');
  expect(excerptOf('짧은 말', [])).toEqual({ excerpt: '짧은 말', places: [] });
});

it('a cursor is read back, and a made-up one is not', () => {
  const place = { at: 1_700_000_000_000, chatId: chat, seq: 7 };
  expect(readCursor(writeCursor(place))).toEqual(place);
  expect(comparePlaces(placeAt(place.at), place)).toBeLessThan(0);
  expect(readCursor(writeCursor(placeAt(5)))).toEqual(placeAt(5));
  for (const one of ['', '1.2', 'x.1.~', `1.2.${chat}x`]) expect(readCursor(one)).toBeUndefined();
});

it('the first link is found without what only stands after it', () => {
  const link = (text: string) => linkOf({ text, content: undefined, card: undefined });
  expect(link('보세요 (https://maru.example/a?b=1).')).toBe('https://maru.example/a?b=1');
  expect(link('www.maru.example 입니다')).toBe('www.maru.example');
  expect(link('점심. 저녁')).toBeUndefined();
  expect(kindsOf({ text: 'https://a.example', content: undefined, card: undefined })).toEqual([
    'text',
    'link',
  ]);
});
