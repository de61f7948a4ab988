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

/** Starts the program as a newcomer does, with its embedded database, and waits until it is open. */
export const startMaru = async (
  dataDir: string,
  {
    port = 0,
    flags = [],
    env = {},
  }: { port?: number; flags?: readonly string[]; env?: Record<string, string> } = {},
): Promise<RunningMaru> => {
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
  const start = `import(${JSON.stringify(`${root}/server/dist/main.js`)}).then((m) => m.main(${JSON.stringify(argv)}))`;
  const child = spawn(process.execPath, ['-e', start], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const opened = await new Promise<number>((done, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /open at http:\/\/localhost:(\d+)/.exec(said);
      if (found) done(Number(found[1]));
    });
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('exit', () => failed(new Error(`it stopped: ${said}`)));
  });
  return {
    child,
    port: opened,
    url: `http://127.0.0.1:${opened}`,
    said: () => said,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
};
