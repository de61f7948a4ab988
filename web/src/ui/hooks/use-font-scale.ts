import { createSetting, useSetting } from './setting.ts';

/** The text sizes on offer, in per cent of the browser's own. */
export const FONT_SCALES = ['85', '100', '115', '130', '150', '175', '200'] as const;

/** One of the text sizes on offer. */
export type FontScale = (typeof FONT_SCALES)[number];

const isScale = (text: string): text is FontScale => FONT_SCALES.some((scale) => scale === text);
const fontScale = createSetting<FontScale>('maru.font-scale', '100', isScale);

function applyFontScale(): void {
  // Every size is in rem, so this one line scales the whole app, on top of the browser's own setting.
  document.documentElement.style.fontSize = fontScale.get() === '100' ? '' : `${fontScale.get()}%`;
}

/** Puts the chosen text size on the page and keeps it there; call once, before the first render. */
export function startFontScale(): void {
  applyFontScale();
  fontScale.subscribe(applyFontScale);
}

/** The chosen text size and its setter. */
export function useFontScale(): [FontScale, (scale: FontScale) => void] {
  return useSetting(fontScale);
}
