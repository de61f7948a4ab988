// Finds the browser for the journeys, or installs it where that needs no question.
import { findOnPath, installPackages, isProgram } from './system-packages.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const packages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

/** How a person installs the browser on Debian or Ubuntu. */
export const installCommand = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;

/** The path of a Chromium: the one named by MARU_CHROMIUM, or the first on the PATH; undefined when there is none. */
export function findChromium() {
  if (process.env.MARU_CHROMIUM) return process.env.MARU_CHROMIUM;
  return findOnPath(names) ?? elsewhere.find(isProgram);
}

/** Installs Chromium where this is root on a system with apt-get. Gives its path, or undefined. */
export async function installChromium() {
  await installPackages(packages, 'Chromium for the browser journeys');
  return findChromium();
}
