import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { useSyncExternalStore } from 'react';

/** The languages the app speaks. */
export type Language = 'en' | 'ko';

/** Words by key; a word may hold `{values}` and plurals as ICU writes them. */
export type Words = Readonly<Record<string, string>>;

/** What `words.ko.ts` must have: every key of `words.en.ts`. */
export type SameKeys<English extends Words> = Readonly<Record<keyof English, string>>;

/** Gives the words of a key in the language chosen, with values filled in. */
export type Translate = (key: string, values?: Record<string, unknown>) => string;

type Compiled = ReturnType<typeof compileMessage>;

const known: Record<Language, Record<string, Compiled>> = { en: {}, ko: {} };
let language: Language = 'en';

const compileAll = (words: Words): Record<string, Compiled> =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [key, compileMessage(text)]));

/** Adds the words of a feature, in both languages. */
export const registerWords = <English extends Words>(words: { en: English; ko: SameKeys<English> }): void => {
  Object.assign(known.en, compileAll(words.en));
  Object.assign(known.ko, compileAll(words.ko));
  i18n.load({ en: known.en, ko: known.ko });
  if (i18n.locale !== language) i18n.activate(language);
};

/** The language to speak, of a choice and of what the browser asks for. */
export const languageFor = (
  choice: 'auto' | Language,
  asked: readonly string[] = globalThis.navigator?.languages ?? [],
): Language => {
  if (choice !== 'auto') return choice;
  const first = asked.find((one) => /^(ko|en)\b/i.test(one)) ?? 'en';
  return first.toLowerCase().startsWith('ko') ? 'ko' : 'en';
};

/** Speaks a language from now on. */
export const speak = (choice: 'auto' | Language): void => {
  language = languageFor(choice);
  if (typeof document !== 'undefined') document.documentElement.lang = language;
  i18n.load({ en: known.en, ko: known.ko });
  i18n.activate(language);
};

/** The language that is spoken. */
export const spokenLanguage = (): Language => language;

/** The words of a key, outside of components. */
export const translate: Translate = (key, values) => i18n._(key, values);

const subscribe = (onChange: () => void): (() => void) => i18n.on('change', onChange);

/** The language that is spoken; the component shows again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, spokenLanguage);

const translators: Record<Language, Translate> = {
  en: (key, values) => translate(key, values),
  ko: (key, values) => translate(key, values),
};

/** `t(key, values)` for a component; another function when the language changes, so that memos notice. */
export const useWords = (): Translate => translators[useLanguage()];
