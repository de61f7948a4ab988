import type { AccountId, Friend } from '@maru/contract';
import { expect, it } from 'vitest';
import { compareNames, matchesInitials } from './rules.ts';
import { selectFriends } from './select-friends.ts';

it('names stand 가나다, then ABC, then others', () => {
  const names = ['zoe', '하늘', '123', 'Adam', '가람', '나비', 'bob', 'さくら'];
  expect(names.sort(compareNames)).toEqual(['가람', '나비', '하늘', 'Adam', 'bob', 'zoe', '123', 'さくら']);
});

it('initial consonants and parts of words find a name', () => {
  for (const search of ['ㅈㅇ', '지우', '우', 'ㅈ', '김지', 'ㄱㅈㅇ', ' ']) {
    expect(matchesInitials('김지우', search)).toBe(true);
  }
  expect(matchesInitials('Jiwoo Kim', 'WOO k')).toBe(true);
  for (const search of ['ㅇㅈ', '민', 'x']) expect(matchesInitials('김지우', search)).toBe(false);
});

it('hidden friends stay out of the list, and my own name for a friend counts', () => {
  const friend = (id: string, name: string, more: Partial<Friend> = {}) =>
    ({ id, name, handle: id, ownName: null, favourite: false, hidden: false, ...more }) as Friend;
  const friends = {
    ['a' as AccountId]: friend('a', '하늘', { ownName: '가을' }),
    ['b' as AccountId]: friend('b', '나비', { favourite: true }),
    ['c' as AccountId]: friend('c', '다솜', { hidden: true }),
  };
  const lists = selectFriends(friends);
  expect(lists.friends.map((one) => one.id)).toEqual(['a', 'b']);
  expect(lists.favourites.map((one) => one.id)).toEqual(['b']);
  expect(lists.hidden.map((one) => one.id)).toEqual(['c']);
  expect(selectFriends(friends, 'ㄱㅇ').friends.map((one) => one.id)).toEqual(['a']);
});
