import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

/** What is decided for this device alone; `account` follows the settings of the account. */
export interface Prefs {
  theme: 'account' | 'auto' | 'light' | 'dark';
  language: 'account' | 'auto' | 'ko' | 'en';
  /** Percent, 100 to 200. */
  fontScale: number;
}

const name = 'maru.prefs';
const firstPrefs: Prefs = { theme: 'account', language: 'account', fontScale: 100 };

const clampScale = (percent: number): number => Math.min(200, Math.max(100, Math.round(percent) || 100));

const readPrefs = (): Prefs => {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Prefs>;
    return { ...firstPrefs, ...kept, fontScale: clampScale(kept.fontScale ?? 100) };
  } catch {
    return firstPrefs;
  }
};

export const prefsStore = createStore<Prefs>(() => readPrefs());

/** The theme to show, of the device's choice and the account's. */
export const themeOf = (prefs: Prefs, ofAccount: 'auto' | 'light' | 'dark' = 'auto') =>
  prefs.theme === 'account' ? ofAccount : prefs.theme;

/** The language to show, of the device's choice and the account's. */
export const languageOf = (prefs: Prefs, ofAccount: 'auto' | 'ko' | 'en' = 'auto') =>
  prefs.language === 'account' ? ofAccount : prefs.language;

const darkSystem = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** Puts theme and text size on the page; `auto` takes the theme of the system. */
export const applyPrefs = (ofAccount: 'auto' | 'light' | 'dark' = 'auto'): void => {
  if (typeof document === 'undefined') return;
  const prefs = prefsStore.getState();
  const theme = themeOf(prefs, ofAccount);
  const root = document.documentElement;
  root.dataset['theme'] = theme === 'auto' ? (darkSystem().matches ? 'dark' : 'light') : theme;
  // Every size is in rem, so this one line scales the whole app, on top of the browser's own setting.
  root.style.fontSize = prefs.fontScale === 100 ? '' : `${prefs.fontScale}%`;
  const colour = getComputedStyle(root).getPropertyValue('--hanji').trim();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.removeAttribute('media');
    if (colour) meta.setAttribute('content', colour);
  }
};

/** Calls back when the system turns light or dark. */
export const watchSystemTheme = (onChange: () => void): void =>
  darkSystem().addEventListener('change', onChange);

/** Changes what is decided for this device. */
export const changePrefs = (change: Partial<Prefs>): void => {
  const next = { ...prefsStore.getState(), ...change };
  prefsStore.setState({ ...next, fontScale: clampScale(next.fontScale) });
  try {
    localStorage.setItem(name, JSON.stringify(prefsStore.getState()));
  } catch {
    // A browser that keeps nothing still shows the choice until it is closed.
  }
};

export const usePrefs = (): Prefs => useStore(prefsStore);
