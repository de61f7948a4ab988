import { createSetting, useSetting } from './setting.ts';

/** What a person may choose; `system` follows the device. */
export type ThemeChoice = 'light' | 'dark' | 'system';

const isChoice = (text: string): text is ThemeChoice =>
  text === 'light' || text === 'dark' || text === 'system';
const theme = createSetting<ThemeChoice>('maru.theme', 'system', isChoice);

function applyTheme(): void {
  const isDark =
    theme.get() === 'dark' ||
    (theme.get() === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.dataset['theme'] = isDark ? 'dark' : 'light';
  root.classList.toggle('dark', isDark);
  const colour = getComputedStyle(root).getPropertyValue('--hanji').trim();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.removeAttribute('media');
    if (colour) meta.setAttribute('content', colour);
  }
}

/** Puts the chosen theme on the page and keeps it there; call once, before the first render. */
export function startTheme(): void {
  applyTheme();
  theme.subscribe(applyTheme);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme);
}

/** The chosen theme and its setter. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  return useSetting(theme);
}
