import { builtInPacks } from '@maru/contract';
import { expect, test } from 'vitest';
import { searchStickers, suggestStickers } from './find-stickers.ts';
import { findShown, showBuiltIn, showShelf } from './shown-packs.ts';
import { firstStickers } from './state.ts';

const packs = builtInPacks.map((pack) => showBuiltIn(pack, 'ko'));
const ids = (found: readonly { packId: string; stickerId: string }[]) =>
  found.map(({ packId, stickerId }) => `${packId}/${stickerId}`);

test('a search finds a word, a part of it, its initials, a half-typed syllable, and English', () => {
  for (const search of ['고마워', '마워', 'ㄱㅁㅇ', '곰', 'thanks', 'Thank']) {
    expect({ search, finds: ids(searchStickers(packs, search)).includes('kkachi-horang/thanks') }).toEqual({
      search,
      finds: true,
    });
  }
  expect(searchStickers(packs, '   ')).toEqual([]);
  expect(searchStickers(packs, '없는말이야')).toEqual([]);
});

test('what people type for short is found, and brings stickers while one writes', () => {
  expect(ids(searchStickers(packs, 'ㅊㅋ'))).toEqual(['kkachi-horang/birthday', 'songpyeon/congratulations']);
  expect(ids(searchStickers(packs, '추카'))).toEqual(['kkachi-horang/birthday', 'songpyeon/congratulations']);
  expect(ids(suggestStickers(packs, '합격 ㅊㅋㅊㅋ'))).toContain('songpyeon/congratulations');
  expect(ids(suggestStickers(packs, 'ㅈㅅ'))).toContain('jangdok/sorry');
});

test('the name of a pack finds all of it', () => {
  expect(searchStickers(packs, '장독대')).toHaveLength(16);
});

test('a known word brings stickers that go with it, the best first', () => {
  expect(ids(suggestStickers(packs, '오늘 정말 고마워!'))).toContain('songpyeon/thanks');
  expect(ids(suggestStickers(packs, 'ㅋㅋㅋ')).slice(0, 2).toSorted()).toEqual([
    'kkachi-horang/laugh',
    'songpyeon/laugh',
  ]);
  expect(ids(suggestStickers(packs, '생일 축하해'))[0]).toBe('kkachi-horang/birthday');
  expect(ids(suggestStickers(packs, 'Thanks'))).toContain('jangdok/thanks');
  expect(ids(suggestStickers(packs, '네'))).toEqual(['kkachi-horang/yes']);
});

test('most texts bring none', () => {
  for (const text of [
    '',
    '   ',
    '네모난 상자',
    'this is a chilly ghost',
    '회의록 올렸습니다',
    '3시에 시작',
  ]) {
    expect({ text, found: ids(suggestStickers(packs, text)) }).toEqual({ text, found: [] });
  }
});

test('only the end of a long text counts', () => {
  expect(suggestStickers(packs, '고마워 그런데 내가 하고 싶은 말은 사실 따로 있었거든')).toEqual([]);
});

test('a shelf shows what can be used, in its order', () => {
  const shelf = { packIds: ['jangdok', 'gone', 'songpyeon'], favourites: [] };
  expect(showShelf({ shelf, packs: [] }, 'en').map(({ name }) => name)).toEqual([
    'Jars of the terrace',
    'The Songpyeon family',
  ]);
  expect(showShelf(firstStickers, 'ko')).toHaveLength(3);
  expect(
    ids(
      findShown(packs, [
        { packId: 'jangdok', stickerId: 'tea' },
        { packId: 'x', stickerId: 'y' },
      ]),
    ),
  ).toEqual(['jangdok/tea']);
});
