import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../chance.ts';
import { entryOf } from './build.ts';
import { makeClock, type WrongClock } from './clock.ts';
import { Line } from './line.ts';
import { findFreePort } from './ports.ts';
import { Program } from './program.ts';

/** What every process of the host is told. */
export interface Surroundings {
  folder: string;
  /** The folder with the built server, whole: `server/dist` below it. */
  build: string;
  hostKey: string;
  chance: Chance;
  postgres: { port: number; urlBy(port: number): string };
  natsPort: number | undefined;
}

/** One process of the host, with a line of its own to its clients, to the database and to the broker. */
export interface ServerProcess {
  name: string;
  program: Program;
  port: number;
  clock: WrongClock | undefined;
  /** Where clients of this very process go. */
  doorPort: number;
  lines: { clients: Line; postgres: Line; nats: Line | undefined };
  logFile: string;
  /** Starts it; with another build when one is given. */
  start(build?: string): void;
  /** The build it is started with the next time, once. */
  startNext(build: string): void;
  /** Resolves when it says that it can be used. */
  ready(withinMs: number): Promise<void>;
}

/** Undefined where it says that it can be used. */
const whyNotReady = async (port: number): Promise<string | undefined> => {
  const asked = fetch(`http://127.0.0.1:${port}/readyz`, {
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(8_000),
  });
  return asked.then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.ok ? undefined : `it says ${answer.status}`;
    },
    ({ cause, message }: Error) => (cause as { code?: string } | undefined)?.code ?? message,
  );
};

/** Makes a process of the host; it is not started yet. */
export const makeServerProcess = async (
  name: string,
  { folder, build, hostKey, chance, postgres, natsPort }: Surroundings,
): Promise<ServerProcess> => {
  const port = await findFreePort();
  const clock = makeClock(folder, name);
  const lines = {
    clients: new Line(port, chance.fork()),
    postgres: new Line(postgres.port, chance.fork()),
    nats: natsPort === undefined ? undefined : new Line(natsPort, chance.fork()),
  };
  const databaseUrl = postgres.urlBy(await lines.postgres.listen());
  const natsBy = await lines.nats?.listen();
  const logFile = join(folder, `${name}.log`);
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--data', join(folder, 'files')];
  const off = [
    '--rate-limits',
    'off',
    '--approval',
    'off',
    '--push',
    'off',
    '--media',
    'off',
    '--link-cards',
    'off',
  ];
  const commandOf = (from: string) =>
    `import(${JSON.stringify(entryOf(from))}).then((m) => m.main(${JSON.stringify([...flags, ...off])}))`;
  let next: string | undefined;
  const program = new Program({
    command: process.execPath,
    args: ['-e', commandOf(build)],
    env: {
      HOME: process.env.HOME,
      DATABASE_URL: databaseUrl,
      HOST_KEY: hostKey,
      METRICS: 'anyone',
      ...(natsBy === undefined ? {} : { NATS_URL: `nats://127.0.0.1:${natsBy}` }),
      ...clock?.env,
    },
    logFile,
  });
  return {
    name,
    program,
    port,
    clock,
    doorPort: await lines.clients.listen(),
    lines,
    logFile,
    start(from = next ?? build) {
      next = undefined;
      program.start({ args: ['-e', commandOf(from)] });
    },
    startNext(from) {
      next = from;
    },
    async ready(withinMs) {
      for (const until = performance.now() + withinMs; ; await sleep(30)) {
        const whyNot = await whyNotReady(port);
        if (whyNot === undefined) return;
        if (performance.now() > until)
          throw new Error(`${name} did not become ready (${whyNot}); see ${logFile}`);
        if (!program.isUp) throw new Error(`${name} has ended; see ${logFile}`);
      }
    },
  };
};
