// Finds programs of the system, and installs Debian's packages where that needs no question.
import fs from 'node:fs';
import path from 'node:path';
import { run, say } from './run-command.mjs';

/** The path of the first of these programs on the PATH, or undefined. */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

/** Installs packages where this is root on a system with apt-get; elsewhere it does nothing. */
export async function installPackages(packages, title) {
  if (process.getuid?.() !== 0 || !findOnPath(['apt-get'])) return;
  say(`Installing ${title}:`);
  const options = { live: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run(['apt-get', 'update'], options);
  await run(['apt-get', 'install', '-y', '--no-install-recommends', ...packages], options);
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
