// Finds the browsers for the journeys.
import { findOnPath, isProgram } from './system-packages.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What Debian and Ubuntu call what the journeys need: the browser, its light form, and letters for what people write. */
export const chromiumPackages = [
  'chromium',
  'chromium-headless-shell',
  'fonts-noto-cjk',
  'fonts-noto-color-emoji',
];

/** The path of a Chromium: the one named by MARU_CHROMIUM, or the first on the PATH; undefined when there is none. */
export function findChromium() {
  if (process.env.MARU_CHROMIUM) return process.env.MARU_CHROMIUM;
  return findOnPath(names) ?? elsewhere.find(isProgram);
}

/**
 * The path of Chromium's light form: the same engine without a window around it, which needs a quarter less of the
 * processor. It shows no notifications. Undefined where there is none, or where MARU_CHROMIUM names the browser to use.
 */
export function findLightChromium() {
  return process.env.MARU_CHROMIUM ? undefined : findOnPath(['chromium-headless-shell']);
}
