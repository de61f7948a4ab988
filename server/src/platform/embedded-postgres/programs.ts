import { constants } from 'node:fs';
import { access, chmod, copyFile, mkdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { packageFolder } from '../package-folder.ts';
import { canEnter, stateFolder, type PostgresUser } from './user.ts';

const programsFolder = join(packageFolder, 'programs');

/** A copy where everybody may go, made anew where it is not the same. */
const copyForAll = async (file: string, mode: number): Promise<string> => {
  const target = join(stateFolder, basename(file));
  const half = `${target}.${process.pid}`;
  await mkdir(stateFolder, { recursive: true, mode: 0o755 });
  await copyFile(file, half, constants.COPYFILE_FICLONE);
  await chmod(half, mode);
  await rename(half, target);
  return target;
};

const reachable = async (file: string, mode: number, user: PostgresUser | undefined): Promise<string> => {
  await access(file);
  return !user || canEnter(user, dirname(file)) ? file : copyForAll(file, mode);
};

const quoted = (word: string): string =>
  process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * A command line of PostgreSQL that runs one of our own programs with this same Node, as PostgreSQL's user. `%p` and `%f` are
 * filled in by PostgreSQL; in all other words a `%` is a `%`.
 */
export const commandOf = async (
  program: string,
  words: readonly string[],
  user: PostgresUser | undefined,
): Promise<string> => {
  const node = await reachable(process.execPath, 0o755, user);
  const script = await reachable(join(programsFolder, `${program}.mjs`), 0o644, user);
  return [node, script, ...words]
    .map((word) => quoted(word === '%p' || word === '%f' ? word : word.replaceAll('%', '%%')))
    .join(' ');
};
