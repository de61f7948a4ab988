// Finds programs of the system, and installs Debian's packages where that needs no question.
import fs from 'node:fs';
import path from 'node:path';
import { run, say } from './run-command.mjs';

/** The path of the first of these programs on the PATH, or undefined. */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

/** How a person installs packages on Debian or Ubuntu. */
export const installCommand = (packages) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;

/**
 * Installs packages where this is root on a system with apt-get; elsewhere it does nothing. A package that this system
 * does not know is left out.
 */
export async function installPackages(packages) {
  if (packages.length === 0 || process.getuid?.() !== 0 || !findOnPath(['apt-get'])) return;
  say(`Installing what the tests need of the system: ${packages.join(' ')}`);
  const options = { live: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run(['apt-get', 'update', '-q'], options);
  const known = [];
  for (const name of packages) {
    const { code } = await run(['apt-cache', 'show', '--no-all-versions', name]);
    if (code === 0) known.push(name);
  }
  await run(['apt-get', 'install', '-q', '-y', '--no-install-recommends', ...known], options);
}

/** Can this file be run? */
export function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
