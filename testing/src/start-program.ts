import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { findFreePort } from './start-livekit.ts';

/** A program of the system; undefined where it is not there. */
export const findProgram = (name: string): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const line = connect({ port, host: '127.0.0.1' }, () => {
      line.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });

/** Starts a program that listens on a port of this machine alone, and waits until it does. */
export const startProgram = async (
  program: string,
  flags: (port: number) => string[],
): Promise<{ port: number; stop(): Promise<void> }> => {
  const port = await findFreePort();
  const child = spawn(program, flags(port), { stdio: 'ignore' });
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries > 200 || child.exitCode !== null) throw new Error(`${program} did not start`);
    await new Promise((again) => setTimeout(again, 50));
  }
  return {
    port,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
