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
/** As they are written: all of them, compiled when the app starts, would take longer than the first page needs to be drawn. */
const written: Record<Language, Map<string, string>> = { en: new Map(), ko: new Map() };
let language: Language = 'en';
i18n.load(known);

/** Adds the words of a feature, in both languages. */
export const registerWords = <English extends Words>(words: { en: English; ko: SameKeys<English> }): void => {
  for (const [key, text] of Object.entries(words.en)) written.en.set(key, text);
  for (const [key, text] of Object.entries(words.ko)) written.ko.set(key, text as string);
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
  i18n.activate(language);
};

/** The language that is spoken. */
export const spokenLanguage = (): Language => language;

/** The words of a key, outside of components. */
export const translate: Translate = (key, values) => {
  const text = written[language].get(key);
  if (text !== undefined) {
    known[language][key] = compileMessage(text);
    written[language].delete(key);
  }
  return i18n._(key, values);
};

const subscribe = (onChange: () => void): (() => void) => i18n.on('change', onChange);

/** The language that is spoken; the component shows again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, spokenLanguage);

const translators: Record<Language, Translate> = {
  en: (key, values) => translate(key, values),
  ko: (key, values) => translate(key, values),
};

/** `t(key, values)` for a component; another function when the language changes, so that memos notice. */
export const useWords = (): Translate => translators[useLanguage()];
