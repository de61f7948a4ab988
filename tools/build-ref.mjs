// Builds the server as it stood at some commit, in a folder of its own, with the packages that are installed here.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { packageCommand } from './prepare.mjs';

const parts = ['contract', 'media', 'sdk/client', 'server', 'tsconfig.base.json'];
const ours = { contract: 'contract', media: 'media', client: 'sdk/client' };

/** The commit that a name (`HEAD`, a tag, …) stands for; undefined where there is none, or no git. */
export function findCommit(root, ref) {
  const asked = spawnSync('git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], {
    cwd: root,
    encoding: 'utf8',
  });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/** Builds it where it has not been built before, and gives the folder. */
export function buildRef(root, ref) {
  const commit = findCommit(root, ref);
  if (!commit) throw new Error(`There is no commit ${ref} here.`);
  const folder = path.join(root, '.cache/builds', commit);
  const built = path.join(folder, 'built');
  if (fs.existsSync(built)) return folder;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const tree = execFileSync('git', ['archive', commit, ...parts], { cwd: root, maxBuffer: 2 ** 29 });
  execFileSync('tar', ['-x', '-C', folder], { input: tree });
  linkPackages(root, folder);
  const [program, ...args] = packageCommand(root, 'typescript', '-b', 'server/tsconfig.build.json');
  const done = spawnSync(program, args, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) throw new Error(`The server of ${ref} could not be built.`);
  fs.writeFileSync(built, commit);
  return folder;
}

/** What stands there finds the installed packages, and of our own those of its own commit. */
function linkPackages(root, folder) {
  const modules = path.join(folder, 'node_modules');
  fs.mkdirSync(path.join(modules, '@maru'), { recursive: true });
  for (const name of fs.readdirSync(path.join(root, 'node_modules')))
    if (name !== '@maru' && !name.startsWith('.'))
      fs.symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  for (const [name, place] of Object.entries(ours))
    fs.symlinkSync(path.join(folder, place), path.join(modules, '@maru', name));
}
