import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startProgram = "import('./server/dist/bundle/main.js').then(({ main }) => main(process.argv.slice(1)))";
const patienceMs = 90_000;

/** A host in a process of its own, with a data folder that goes when it stops. */
export interface HostProcess {
  url: string;
  /** Its data folder. */
  folder: string;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again, where it was and with what it had. */
  startAgain(): Promise<void>;
  /** Starts another process of this host, on its database and in its folder. */
  startBeside(...flags: string[]): Promise<BesideProcess>;
  stop(): Promise<void>;
}

/** One more process of a host. */
export interface BesideProcess {
  url: string;
  /** Asks it to end, as an operator does, and waits until it has. */
  end(): Promise<void>;
}

/** Waits for the line that says where it is open; fails with everything it has said otherwise. */
const openedAt = (child: ChildProcess): Promise<string> =>
  new Promise((found, fail) => {
    let said = '';
    const impatience = setTimeout(
      () => fail(new Error(`the host did not open in time:\n${said}`)),
      patienceMs,
    );
    const listen = (piece: Buffer) => {
      said += piece.toString();
      const url = /open at (\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(impatience);
      found(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(impatience);
      fail(new Error(`the host has ended with ${code}:\n${said}`));
    });
  });

/** Spawns the built server; resolves once it is open. */
const spawnHost = async (settings: string[]) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', startProgram, '--', ...settings], {
    cwd: root,
    env: { ...process.env, RATE_LIMITS: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    await ended;
  };
  try {
    return { end, port: new URL(await openedAt(child)).port };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
};

/** Where the database is that is built into the host of this folder. */
const databaseOf = async (folder: string): Promise<string> => {
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  const port = (await read('postgresql/postmaster.pid')).split('\n')[3];
  return `postgresql://maru:${(await read('postgresql.password')).trim()}@127.0.0.1:${port}/postgres`;
};

/** Starts the built server. */
export const startHost = async (...flags: string[]): Promise<HostProcess> => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-journeys-'));
  // PostgreSQL runs as another user where the journeys run as root.
  await chmod(folder, 0o755);
  const forget = () => rm(folder, { recursive: true, force: true });
  const spawnAt = (port: string) =>
    spawnHost(['--port', port, '--bind', '127.0.0.1', '--data', folder, ...flags]);
  try {
    let running = await spawnAt('0');
    const { port } = running;
    const beside: BesideProcess[] = [];
    return {
      url: `http://127.0.0.1:${port}`,
      folder,
      kill: () => running.end('SIGKILL'),
      async startAgain() {
        running = await spawnAt(port);
      },
      async startBeside(...more) {
        const settings = ['--port', '0', '--bind', '127.0.0.1', '--data', folder];
        const { port: own, end } = await spawnHost([
          ...settings,
          ...['--database-url', await databaseOf(folder)],
          ...more,
        ]);
        const one = { url: `http://127.0.0.1:${own}`, end: () => end('SIGTERM') };
        beside.push(one);
        return one;
      },
      async stop() {
        for (const one of beside) await one.end();
        await running.end('SIGTERM');
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
};
