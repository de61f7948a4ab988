import { expect, it } from 'vitest';
import type { Setting, SettingsPage } from '../../platform/settings/index.ts';
import { rankSetting, searchSettings } from './search-settings.ts';

const words: Readonly<Record<string, string>> = {
  bell: '알림',
  word: '키워드',
  wordText: '이 말이 들어 있는 메시지는 언제나 울려요.',
  night: '방해 금지 시간',
  nightFinds: '야간 무음 do not disturb',
  look: '화면과 언어',
  lookFinds: '다크 모드',
};
const Icon = () => null;
const pages: SettingsPage[] = [
  { id: 'notifications', label: 'bell', Icon, group: 'app', order: 1 },
  { id: 'display', label: 'look', finds: 'lookFinds', Icon, group: 'app', order: 2 },
];
const settings: Setting[] = [
  { id: 'keywords', page: 'notifications', label: 'word', text: 'wordText', scope: 'account' },
  { id: 'hours', page: 'notifications', label: 'night', finds: 'nightFinds' },
  { id: 'lost', page: 'nowhere', label: 'bell' },
];
const find = (search: string) =>
  searchSettings(search, { pages, settings, translate: (key) => words[key] ?? key }).map(
    ({ page, setting }) => `${page.id}#${setting ?? ''}`,
  );

it('finds a setting by its name, a part of it, its sentence and its initials', () => {
  expect(find('키워드')).toEqual(['notifications#keywords']);
  expect(find('ㅋㅇㄷ')).toEqual(['notifications#keywords']);
  expect(find('울려요')).toEqual(['notifications#keywords']);
  expect(find('금지시간')).toEqual(['notifications#hours']);
  expect(find('ㅂㅎㄱㅈ')).toEqual(['notifications#hours']);
});

it('finds by words that stand nowhere on the page, in any order', () => {
  expect(find('무음')).toEqual(['notifications#hours']);
  expect(find('Disturb')).toEqual(['notifications#hours']);
  expect(find('모드 다크')).toEqual(['display#']);
  expect(find('시간 방해')).toEqual(['notifications#hours']);
});

it('finds nothing for nothing, for what is nowhere, and on pages that are not shown', () => {
  expect(find('  ')).toEqual([]);
  expect(find('키워드 우주')).toEqual([]);
  expect(find('알림')).toEqual(['notifications#']);
});

it('puts a name that begins so before a name that holds it, and a sentence last', () => {
  const rank = (label: string, text = '') => rankSetting('lock', { label, text });
  expect(rank('Lock now')).toBeLessThan(rank('App lock'));
  expect(rank('App lock')).toBeLessThan(rank('PIN', 'Opens the lock.'));
  expect(rank('PIN')).toBe(-1);
});
