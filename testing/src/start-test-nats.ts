import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { findFreePort } from './start-livekit.ts';
import { findProgram } from './start-program.ts';

/** A NATS server that runs, and what may happen to it. */
export interface TestNats {
  /** Where the host reaches it. */
  url: string;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again, on the same port. */
  startAgain(): Promise<void>;
  /** Stops it in the middle of what it does: lines stay open, and nobody answers. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** The NATS server of the system; undefined where there is none. */
export const natsProgram = (): string | undefined => process.env.MARU_NATS || findProgram('nats-server');

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const line = connect({ port, host: '127.0.0.1' }, () => {
      line.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });

const launch = async (program: string, port: number): Promise<ChildProcess> => {
  const child = spawn(program, ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  for (let tries = 0; !(await isOpen(port)); tries++) {
    if (tries > 600 || child.exitCode !== null) throw new Error('nats-server did not start');
    await new Promise((again) => setTimeout(again, 50));
  }
  return child;
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

/** Starts a real NATS server that speaks to this machine alone. */
export const startTestNats = async (): Promise<TestNats> => {
  const program = natsProgram();
  if (!program) throw new Error('there is no nats-server here');
  const port = await findFreePort();
  let child = await launch(program, port);
  const kill = () => end(child);
  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    async startAgain() {
      await kill();
      child = await launch(program, port);
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: kill,
  };
};
