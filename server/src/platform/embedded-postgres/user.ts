import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { CannotStart } from '../config/index.ts';

/** Somebody other than root: PostgreSQL refuses to run as root. */
export interface PostgresUser {
  name: string;
  uid: number;
  gid: number;
}

/** Where files go that the user PostgreSQL runs as could not reach otherwise. */
export const stateFolder = '/var/lib/maru';

const findUser = (name: string): PostgresUser | undefined => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
};

const makeUser = (): PostgresUser | undefined => {
  try {
    execFileSync(
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        stateFolder,
        '--shell',
        '/usr/sbin/nologin',
        'maru',
      ],
      { stdio: 'ignore' },
    );
  } catch {
    // said by the caller, who finds no user
  }
  return findUser('maru');
};

/** The user to run PostgreSQL as, when this process is root; else undefined: as ourselves. */
export const choosePostgresUser = (): PostgresUser | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const user = findUser('maru') ?? findUser('postgres') ?? makeUser() ?? findUser('nobody');
  if (!user)
    throw new CannotStart(
      'PostgreSQL cannot run as root, and there is no other user here: run Maru as one, or set DATABASE_URL.',
    );
  return user;
};

/** May this user go into this folder, through all the folders above it? */
export const canEnter = (user: PostgresUser, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd -- "$1" 2>/dev/null', 'sh', folder], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
  }).status === 0;
