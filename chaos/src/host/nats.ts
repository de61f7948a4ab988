import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort, listens } from './ports.ts';
import { Program } from './program.ts';

/** The broker between the processes of a host. */
export interface Nats {
  program: Program;
  port: number;
  ready(): Promise<void>;
}

/** Where nats-server is; undefined where it is not installed. */
export const findNats = (): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
    .map((folder) => join(folder, 'nats-server'))
    .find((path) => existsSync(path));

/** Starts a broker, where one is installed. */
export const makeNats = async (folder: string): Promise<Nats | undefined> => {
  const command = findNats();
  if (!command) return undefined;
  const port = await findFreePort();
  const program = new Program({
    command,
    args: ['-a', '127.0.0.1', '-p', String(port)],
    logFile: join(folder, 'nats.log'),
  });
  return {
    program,
    port,
    async ready() {
      if (!program.isUp) program.start();
      for (let waited = 0; !(await listens(port)); waited += 20) {
        if (waited > 10_000) throw new Error('nats-server did not start');
        await sleep(20);
      }
    },
  };
};
