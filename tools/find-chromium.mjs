// Finds the browser for the journeys, or installs it where that needs no question.
import fs from 'node:fs';
import path from 'node:path';
import { run, say } from './run-command.mjs';

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
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...elsewhere].find(isProgram);
}

/** Installs Chromium where this is root on a system with apt-get. Gives its path, or undefined. */
export async function installChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const hasApt = folders.some((folder) => isProgram(path.join(folder, 'apt-get')));
  if (process.getuid?.() !== 0 || !hasApt) return undefined;
  say('Installing Chromium for the browser journeys:');
  const options = { live: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run(['apt-get', 'update'], options);
  await run(['apt-get', 'install', '-y', '--no-install-recommends', ...packages], options);
  return findChromium();
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
