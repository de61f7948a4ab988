import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');

/** The real program in a process of its own. */
export interface RunningMaru {
  child: ChildProcess;
  port: number;
  url: string;
  /** All that it has said. */
  said: () => string;
  /** Ends it as an operator does, and waits. */
  end(): Promise<void>;
}

/** Builds what `startMaru` starts, unless it is built of what is here. */
export const buildMaru = async (): Promise<void> => {
  const build = `import('./tools/prepare.mjs').then(async ({ prepare }) => { if (!(await prepare(['server']))) process.exit(1); })`;
  await promisify(execFile)(process.execPath, ['-e', build], { cwd: root });
};

/** How the program is started. */
interface MaruOptions {
  port?: number;
  flags?: readonly string[];
  env?: Record<string, string>;
}

/** The program from its first moment on. */
export interface StartingMaru {
  child: ChildProcess;
  /** All that it has said. */
  said: () => string;
  /** Waits until it says this; throws with all that it said when it stopped before. */
  says(words: RegExp): Promise<RegExpExecArray>;
}

/** Starts the program as a newcomer does, with its embedded database. */
export const launchMaru = (
  dataDir: string,
  { port = 0, flags = [], env = {} }: MaruOptions = {},
): StartingMaru => {
  const argv = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--data',
    dataDir,
    '--rate-limits',
    'off',
    ...flags,
  ];
  const start = `import(${JSON.stringify(`${root}/server/dist/bundle/main.js`)}).then((m) => m.main(${JSON.stringify(argv)}))`;
  const child = spawn(process.execPath, ['-e', start], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    child,
    said: () => said,
    says: async (words) =>
      new Promise((done, failed) => {
        const look = () => {
          const found = words.exec(said);
          if (found) done(found);
        };
        child.stdout.on('data', look);
        child.once('exit', () => failed(new Error(`it stopped: ${said}`)));
        look();
      }),
  };
};

/** Starts the program and waits until it is open. */
export const startMaru = async (dataDir: string, options?: MaruOptions): Promise<RunningMaru> => {
  const { child, said, says } = launchMaru(dataDir, options);
  const port = Number((await says(/open at http:\/\/localhost:(\d+)/))[1]);
  return {
    child,
    port,
    url: `http://127.0.0.1:${port}`,
    said,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
};
