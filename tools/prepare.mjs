// Installs and builds, but only what has changed since the last time.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyPatches } from './apply-patches.mjs';
import { isUpToDate, readStamp, writeStamp } from './build-stamp.mjs';
import { isRunning, runShowing, say } from './run-command.mjs';

/** The folder that holds the whole project. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** A command of an installed package, run with this same Node: `[program, ...arguments]`. */
export function packageCommand(root, packageName, ...args) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : (bin[packageName.split('/').pop()] ?? Object.values(bin)[0]);
  return [process.execPath, path.join(folder, file), ...args];
}

/** Makes of the server, the contract with it, the few files that a host runs. */
export const bundleCommand = (root) =>
  packageCommand(root, 'rolldown', '--config', 'server/rolldown.config.mjs', '--log-level', 'warn');

/**
 * The parts that are built: what goes in, which files prove that it is there, and how it is made, one step after the other.
 * `entries` are absent after a fresh clone, or when somebody has removed the build.
 */
const builds = {
  server: {
    inputs: ['contract', 'media', 'sdk/client', 'server', 'tsconfig.base.json'],
    entries: [
      'contract/dist/index.js',
      'media/dist/index.js',
      'sdk/client/dist/index.js',
      'server/dist/main.js',
      'server/dist/bundle/main.js',
      'server/dist/bundle/maru.js',
    ],
    steps: (root, again) => {
      const projects = ['contract', 'media', 'sdk/client', 'server/tsconfig.build.json'];
      return {
        'the server': packageCommand(root, 'typescript', '-b', ...projects, ...(again ? ['--force'] : [])),
        'the server’s bundle': bundleCommand(root),
      };
    },
    cwd: '.',
  },
  web: {
    inputs: ['contract', 'crypto', 'patches', 'sdk/client', 'web', 'tsconfig.base.json'],
    entries: ['web/dist/index.html'],
    steps: (root) => ({ 'the web client': packageCommand(root, 'vite', 'build') }),
    cwd: 'web',
  },
  // After the server: both build the contract.
  testing: {
    inputs: ['contract', 'crypto', 'sdk/client', 'testing', 'tsconfig.base.json'],
    entries: ['testing/dist/index.js'],
    steps: (root, again) => ({
      'the testing kit': packageCommand(root, 'typescript', '-b', 'testing', ...(again ? ['--force'] : [])),
    }),
    cwd: '.',
  },
};

/**
 * Installs, then builds the named parts (`server`, `web`, `testing`) at the same time, as far as it is needed. `show` runs a
 * command and tells the person who waits about it: `(title, command, cwd) => whether it succeeded`.
 * Gives false when something went wrong.
 */
export async function prepare(names, { root = projectRoot, show = runShowing } = {}) {
  const outOfDate = () => names.filter((name) => !isUpToDate(root, name, builds[name]));
  if (isInstalled(root) && outOfDate().length === 0) return true;

  const unlock = await takeTurn(root);
  try {
    if (!isInstalled(root) && !(await install(root, show))) return false;
    const made = await Promise.all(outOfDate().map((name) => build(root, name, show)));
    return made.every(Boolean);
  } finally {
    unlock();
  }
}

/**
 * For whoever builds a part in another way: looks at its sources as they are now, and gives what to call once it is built,
 * so that it is not built a second time.
 */
export function noteBuild(name, root = projectRoot) {
  const stamp = readStamp(root, builds[name]);
  return () => writeStamp(root, name, stamp);
}

/** Runs `npm ci` when what is installed is not what the lock file says. */
export async function ensureInstalled(root = projectRoot) {
  if (isInstalled(root)) return true;
  const unlock = await takeTurn(root);
  try {
    return isInstalled(root) || (await install(root, runShowing));
  } finally {
    unlock();
  }
}

async function build(root, name, show) {
  const part = builds[name];
  const again = part.entries.some((entry) => !fs.existsSync(path.join(root, entry)));
  const stamp = readStamp(root, part);
  for (const [title, command] of Object.entries(part.steps(root, again)))
    if (!(await show(`Building ${title}`, command, path.join(root, part.cwd)))) return false;
  writeStamp(root, name, stamp);
  return true;
}

function installStamp(root) {
  const hash = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json')));
  const patches = path.join(root, 'patches');
  for (const name of fs.existsSync(patches) ? fs.readdirSync(patches).sort() : []) {
    hash.update(fs.readFileSync(path.join(patches, name)));
  }
  return `${hash.digest('hex')} ${process.platform}-${process.arch}\n`;
}

function isInstalled(root) {
  const file = path.join(root, 'node_modules/.maru-install');
  const wanted = installStamp(root);
  if (readIfThere(file) === wanted) return true;
  if (!holdsWhatTheLockNames(root) || !applyPatches(root)) return false;
  tryWriting(file, wanted);
  return true;
}

/** True after somebody ran `npm install` or `npm ci` by hand: npm's own record agrees with the lock file. */
function holdsWhatTheLockNames(root) {
  const record = readIfThere(path.join(root, 'node_modules/.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([where, { version, optional, link }]) => {
    if (!where.includes('node_modules/')) return true;
    if (!installed[where]) return Boolean(optional);
    return (link || installed[where].version === version) && fs.existsSync(path.join(root, where));
  });
}

async function install(root, show) {
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const title = 'Installing what Maru needs (first time, about a minute)';
  const ok = await show(title, [...npm, 'ci', '--include=dev', '--no-audit', '--no-fund'], root);
  if (ok) tryWriting(path.join(root, 'node_modules/.maru-install'), installStamp(root));
  return ok;
}

/** Two programs started from one folder at the same time build one after the other. Gives the way to end the turn. */
async function takeTurn(root) {
  const file = path.join(root, '.cache/prepare.pid');
  let told = false;
  for (;;) {
    try {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      const unlock = () => fs.rmSync(file, { force: true });
      process.once('exit', unlock);
      return unlock;
    } catch (error) {
      if (error.code !== 'EEXIST') return () => {};
    }
    const pid = Number(readIfThere(file));
    if (!pid || pid === process.pid || !isRunning(pid)) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (!told) say('Waiting for another Maru that is building in this folder…');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** A folder that may not be written to is no reason to stop: the stamp only saves time. */
function tryWriting(file, text) {
  try {
    fs.writeFileSync(file, text);
  } catch {
    // The next start looks again.
  }
}
