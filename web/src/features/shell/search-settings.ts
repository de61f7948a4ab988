import type { Setting, SettingScope, SettingsPage } from '../../platform/settings/index.ts';
import { matchesInitials } from '../people/index.ts';

/** A page or a setting that a search has found. */
export interface FoundSetting {
  readonly page: SettingsPage;
  /** The id of the setting on the page; undefined for the page itself. */
  readonly setting: string | undefined;
  readonly label: string;
  readonly text: string | undefined;
  readonly scope: SettingScope | undefined;
}

interface Words {
  readonly label: string;
  readonly text?: string;
  readonly finds?: string;
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase();
const wordsOf = (text: string): string[] => plain(text).split(/\s+/).filter(Boolean);

/** How well one word answers: its name from the start, its name, what it is found by, its sentence; -1 not at all. */
const rankWord = (wanted: string, { label, text = '', finds = '' }: Words): number => {
  if (plain(label).startsWith(wanted)) return 0;
  if (matchesInitials(label, wanted)) return 1;
  if (wordsOf(finds).some((word) => matchesInitials(word, wanted))) return 2;
  return plain(text).includes(wanted) ? 3 : -1;
};

/** How well a setting answers a search, 0 best; -1 when one of its words is nowhere. */
export const rankSetting = (search: string, words: Words): number => {
  // Blanks are seldom typed where others put them: the whole search counts as one word too.
  const whole = rankWord(wordsOf(search).join(' '), words);
  if (whole >= 0) return whole;
  const ranks = wordsOf(search).map((wanted) => rankWord(wanted, words));
  return ranks.includes(-1) ? -1 : Math.max(...ranks);
};

/** What the search looks through. */
export interface SearchedSettings {
  readonly pages: readonly SettingsPage[];
  readonly settings: readonly Setting[];
  /** The words of a key. */
  readonly translate: (key: string) => string;
}

/** The pages and settings that answer a search by words or initials, the best first. */
export const searchSettings = (
  search: string,
  { pages, settings, translate }: SearchedSettings,
): FoundSetting[] => {
  if (search.trim() === '') return [];
  const word = ({ label, text, finds }: Words): Words => ({
    label: translate(label),
    ...(text ? { text: translate(text) } : {}),
    ...(finds ? { finds: translate(finds) } : {}),
  });
  const found = (page: SettingsPage, one: SettingsPage | Setting) => {
    const words = word(one);
    const setting = one === page ? undefined : one.id;
    const scope = 'scope' in one ? one.scope : undefined;
    return { page, setting, label: words.label, text: words.text, scope, rank: rankSetting(search, words) };
  };
  return pages
    .flatMap((page) => [
      found(page, page),
      ...settings.filter((setting) => setting.page === page.id).map((setting) => found(page, setting)),
    ])
    .filter(({ rank }) => rank >= 0)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ rank: _, ...rest }) => rest);
};
