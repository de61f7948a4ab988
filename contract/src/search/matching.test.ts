import { describe, expect, it } from 'vitest';
import { foldText } from './folding.ts';
import { findPlaces, matchTexts, readQuery } from './matching.ts';

const found = (query: string, text: string, unfinished = false): string[] =>
  findPlaces(readQuery(query, unfinished), text).map(([at, length]) => text.slice(at, at + length));

describe('what a query finds', () => {
  it.each([
    ['숙소', '제주 숙소는 투표로', ['숙소']],
    ['주숙', '제주 숙소는', ['주 숙']],
    ['제주숙소', '제주 숙소', ['제주 숙소']],
    ['제주 여행', '여행은 제주로', ['여행', '제주']],
    ['마', '대청마루', ['마']],
    ['ㅁㄹ', '대청마루에서', ['마루']],
    ['ㄷㅊㅁㄹ', '대청 마루', ['대청 마루']],
    ['마ㄹ', '마루', ['마루']],
    ['ㅋㅋ', 'ㅋㅋㅋㅋ 크크', ['ㅋㅋㅋㅋ', '크크']],
    ['ㅂㅅ', '버스', ['버스']],
    ['ㅄ', '버스', ['버스']],
    ['hello', 'Say HELLO', ['HELLO']],
    ['ell', 'Hello', ['ell']],
    ['12/5', '12/5(토) 07:30', ['12/5']],
    ['ＡＢＣ', 'abc', ['abc']],
    ['🍊', '귤 🍊 귤', ['🍊']],
    ['말', '마루', []],
    ['가', '강', []],
  ])('%s in %s', (query, text, places) => {
    expect(found(query, text)).toEqual(places);
  });

  it('composed and decomposed writing find each other', () => {
    const decomposed = '제주 숙소'.normalize('NFD');
    expect(found('숙소', decomposed)).toEqual(['숙소'.normalize('NFD')]);
    expect(found('숙소'.normalize('NFD'), '제주 숙소')).toEqual(['숙소']);
    expect(found('cafe\u0301', 'CAFÉ')).toEqual(['CAFÉ']);
  });

  it('a syllable that is still being written finds what it may become', () => {
    expect(found('대청말', '대청마루', true)).toEqual(['대청마루']);
    expect(found('대청마', '대청말', true)).toEqual(['대청말']);
    expect(found('제주고', '제주 과일', true)).toEqual(['제주 과']);
    expect(found('너무닭', '너무 달걀', true)).toEqual(['너무 달걀']);
    expect(found('대청말', '대청마루')).toEqual([]);
  });

  it('every word has to be somewhere, in one of the texts', () => {
    const wish = readQuery('제주 pdf');
    expect(matchTexts(wish, ['제주 일정', 'plan.PDF'])).toEqual([[[0, 2]], [[5, 3]]]);
    expect(matchTexts(wish, ['제주 일정', 'plan.docx'])).toBeUndefined();
  });

  it('nothing is asked by blanks', () => {
    expect(readQuery('  \u200b ')).toEqual([]);
    expect(findPlaces([], 'x')).toEqual([]);
  });
});

it('folding keeps where each letter came from, also outside the first plane', () => {
  const text = '🍊 Aㄳ\n가';
  const { letters, from, to } = foldText(text);
  expect(letters).toEqual(['🍊', 'a', 'ㄱ', 'ㅅ', '가']);
  expect(from.map((at, index) => text.slice(at, to[index]))).toEqual(['🍊', 'A', 'ㄳ', 'ㄳ', '가']);
});
