import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { endWithUs } from '../../undertaker.ts';
import type { RunAs } from './peer.ts';

/** The user a foreign server runs as: the first of these that there is when we are root, else ourselves. */
export const runAs = async (names: readonly string[]): Promise<RunAs> => {
  if (process.getuid?.() !== 0) return {};
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = [...names, 'nobody'].flatMap((name) => users.filter(([known]) => known === name))[0];
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : {};
};

/** Gives these files and folders to the user. */
export const giveTo = async ({ uid, gid }: RunAs, paths: readonly string[]): Promise<void> => {
  if (uid === undefined || gid === undefined) return;
  for (const path of paths) await chown(path, uid, gid);
};

/** The version of a Debian package; undefined where it is not installed. */
export const packageVersion = (name: string): string | undefined => {
  try {
    const said = execFileSync('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Version}', name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.startsWith('ii') ? said.split(' ').at(-1) : undefined;
  } catch {
    return undefined;
  }
};

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const line = connect({ port, host: '127.0.0.1' }, () => {
      line.destroy();
      done(true);
    }).once('error', () => done(false));
  });

/** Starts a server and waits until it listens. What it says on standard error is told when it does not. */
export const startPeer = async (
  [program, ...args]: [string, ...string[]],
  { port, user, env, cwd }: { port: number; user: RunAs; env: NodeJS.ProcessEnv; cwd: string },
): Promise<ChildProcess> => {
  const child = spawn(program, args, {
    ...user,
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithUs(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-3_000)));
  for (let waited = 0; !(await answers(port)); waited += 50) {
    if (waited > 60_000 || child.exitCode !== null) throw new Error(`${program} did not start: ${said}`);
    await sleep(50);
  }
  return child;
};

/** Ends a server that was started here, the hard way when it takes too long. */
export const stopPeer = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(hard);
};
