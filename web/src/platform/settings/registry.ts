import type { ComponentType } from 'react';

/** The parts of the list of settings, from top to bottom. */
export const settingGroups = ['account', 'safety', 'app', 'people', 'about', 'host'] as const;

/** A part of the list of settings. */
export type SettingGroup = (typeof settingGroups)[number];

/** What the whole page of a section takes, when it brings its own header. */
export interface WholePageProps {
  readonly onBack?: (() => void) | undefined;
}

/** A page of the settings, at `/settings/<id>`. */
export interface SettingsPage {
  readonly id: string;
  /** The key of its name. */
  readonly label: string;
  /** The key of one line about what is decided there. */
  readonly text?: string;
  /** The key of more words that it is found by, in any order. */
  readonly finds?: string;
  readonly Icon: ComponentType<{ 'aria-hidden'?: 'true' }>;
  readonly group: SettingGroup;
  readonly order: number;
  /** Stands as a row on this page, and not in the list. */
  readonly under?: string;
  /** Ids that pages had which are part of this one now; their addresses still lead here. */
  readonly formerly?: readonly string[];
  /** What the page holds, below a header that the settings bring. */
  readonly Content?: ComponentType;
  /** Instead: the page with its own header. */
  readonly Whole?: ComponentType<WholePageProps>;
  /** Instead: the address of a place that stands elsewhere. */
  readonly path?: string;
  /** Asked when the list is drawn; without it the page is there for everybody. */
  isShown?(): boolean;
}

/** Who follows a setting: all devices of the account, or this one. */
export type SettingScope = 'account' | 'device';

/** One thing that can be decided: found by the search of the settings, and lit at `/settings/<page>#<id>`. */
export interface Setting {
  readonly id: string;
  readonly page: string;
  /** The key of its name. */
  readonly label: string;
  /** The key of the sentence that says what it does. */
  readonly text?: string;
  /** The key of more words that it is found by. */
  readonly finds?: string;
  readonly scope?: SettingScope;
  readonly order?: number;
  /** The row itself, where the page shall place it; a page that draws it by itself wraps it in a `SettingSpot`. */
  readonly Row?: ComponentType;
  isShown?(): boolean;
}

const pages: SettingsPage[] = [];
const settings: Setting[] = [];

const place = <One extends { readonly order?: number }>(
  list: One[],
  one: One,
  isSame: (other: One) => boolean,
) => {
  const at = list.findIndex(isSame);
  // A module that is loaded anew while somebody works on it says the same again.
  if (at >= 0) list.splice(at, 1);
  list.push(one);
  list.sort((left, right) => (left.order ?? 50) - (right.order ?? 50));
};

/** Adds a page to the settings. */
export const registerSettingsPage = (page: SettingsPage): void =>
  place(pages, page, ({ id }) => id === page.id);

/** Adds settings, so that they are found; those with a `Row` are placed on their page too. */
export const registerSettings = (...more: readonly Setting[]): void => {
  for (const setting of more)
    place(settings, setting, ({ id, page }) => id === setting.id && page === setting.page);
};

/** The pages, by groups and order. */
export const listSettingsPages = (): readonly SettingsPage[] =>
  settingGroups.flatMap((group) => pages.filter((page) => page.group === group));

/** The pages that stand as rows on another, in order. */
export const listPagesUnder = (page: string): readonly SettingsPage[] =>
  pages.filter(({ under }) => under === page);

/** The page of an id. */
export const findSettingsPage = (id: string): SettingsPage | undefined =>
  pages.find((page) => page.id === id) ?? pages.find(({ formerly }) => formerly?.includes(id));

/** All settings, or those of one page, in order. */
export const listSettings = (page?: string): readonly Setting[] =>
  page === undefined ? settings : settings.filter((setting) => setting.page === page);
