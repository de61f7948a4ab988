import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';

const copied = [
  'contract/package.json',
  'contract/dist',
  'media/package.json',
  'media/dist',
  'sdk/client/package.json',
  'sdk/client/dist',
  'server/package.json',
  'server/dist',
  'server/migrations',
  'server/programs',
];
const ours = { contract: 'contract', media: 'media', client: 'sdk/client' };

const isRun = (file: string): boolean => !/\.(map|d\.ts|tsbuildinfo)$|\.test\.js$/.test(basename(file));

/** Lets what stands in `folder` find the installed packages, and of our own those that lie beside it. */
const linkPackages = (root: string, folder: string): void => {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@maru'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@maru' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
  for (const [name, place] of Object.entries(ours))
    symlinkSync(join(folder, place), join(modules, '@maru', name));
};

/** Copies the built server, so that whatever is built meanwhile changes nothing for a host that runs. Gives the copy. */
export const copyBuild = (root: string, folder: string): string => {
  for (const place of copied)
    if (existsSync(join(root, place)))
      cpSync(join(root, place), join(folder, place), { recursive: true, filter: isRun });
  linkPackages(root, folder);
  return folder;
};

/** What a host of this build is started by. Builds of before have no bundle. */
export const entryOf = (folder: string): string => {
  const bundle = join(folder, 'server/dist/bundle/main.js');
  return existsSync(bundle) ? bundle : join(folder, 'server/dist/main.js');
};

/** Copies a build once more, with another version number: the least that two versions differ in. */
export const copyAsOther = (root: string, folder: string): string => {
  copyBuild(root, folder);
  const bundle = join(folder, 'server/dist/bundle');
  let changed = 0;
  for (const name of readdirSync(bundle)) {
    const text = readFileSync(join(bundle, name), 'utf8');
    const other = text.replace(/^const version(\$\d+)? = "\d+\.\d+\.\d+";$/m, 'const version$1 = "0.0.1";');
    if (other === text) continue;
    writeFileSync(join(bundle, name), other);
    changed++;
  }
  if (changed !== 1) throw new Error(`the version stands in ${changed} files of the bundle`);
  return folder;
};
