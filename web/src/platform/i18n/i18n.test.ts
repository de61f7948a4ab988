import { refusals } from '@maru/contract';
import { expect, it } from 'vitest';
import { momentsIn } from './moments.ts';
import './register-refusals.ts';
import { wordError, wordRefusal } from './word-refusal.ts';
import { languageFor, registerWords, speak, translate } from './words.ts';

it('speaks the language chosen, with plurals and values', () => {
  registerWords({
    en: { 't.members': '{count, plural, one {# member} other {# members}}', 't.hi': 'Hi {name}' },
    ko: { 't.members': '{count}명', 't.hi': '{name}님, 안녕하세요' },
  });
  speak('en');
  expect(translate('t.members', { count: 1 })).toBe('1 member');
  expect(translate('t.members', { count: 3 })).toBe('3 members');
  speak('ko');
  expect(translate('t.members', { count: 3 })).toBe('3명');
  expect(translate('t.hi', { name: '지우' })).toBe('지우님, 안녕하세요');
});

it('follows the browser where nothing is chosen', () => {
  expect(languageFor('auto', ['ja-JP', 'ko-KR', 'en'])).toBe('ko');
  expect(languageFor('auto', ['fr'])).toBe('en');
  expect(languageFor('en', ['ko'])).toBe('en');
});

it('words every refusal in both languages', () => {
  for (const code of Object.keys(refusals)) {
    expect(wordRefusal(code, 'ko')).toMatch(/[요]\./u);
    expect(wordRefusal(code, 'en')).toMatch(/\.$/);
  }
  expect(wordError(new Error('?'), 'en')).toBe(wordRefusal('internal', 'en'));
});

it('writes times and days as people here write them', () => {
  const at = new Date(2026, 10, 21, 9, 38).toISOString();
  const now = new Date(2026, 10, 21, 20, 0);
  expect(momentsIn('ko').time(at)).toBe('오전 9:38');
  expect(momentsIn('en').time(at)).toMatch(/^9:38\sAM$/u);
  expect(momentsIn('ko').short(at, now)).toBe('오전 9:38');
  expect(momentsIn('ko').short(at, new Date(2026, 10, 22))).toBe('어제');
  expect(momentsIn('ko').short(at, new Date(2026, 11, 22))).toBe('11월 21일');
  expect(momentsIn('ko').short(at, new Date(2026, 10, 18))).toBe('11월 21일');
  expect(momentsIn('en').short(at, new Date(2025, 10, 21))).toBe('11/21/2026');
  expect(momentsIn('ko').fullDate(at)).toBe('2026년 11월 21일 토요일');
});
