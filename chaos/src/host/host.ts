import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { makeChance } from '../chance.ts';
import { makeClock, type WrongClock } from './clock.ts';
import { describeStart, lastLines } from './describe-start.ts';
import { makeDisk, type Disk } from './disk.ts';
import { Front } from './front.ts';
import type { Line } from './line.ts';
import { makeNats, type Nats } from './nats.ts';
import { makePostgres, type Postgres } from './postgres.ts';
import { makeServerProcess, type ServerProcess } from './server-process.ts';

/** There is no host to be broken. */
export class CannotBegin extends Error {
  override name = 'CannotBegin';
}

/** Everything of a host that can be broken. */
interface Parts {
  folder: string;
  postgres: Postgres;
  postgresClock: WrongClock | undefined;
  nats: Nats | undefined;
  disk: Disk;
  processes: ServerProcess[];
  /** Another version of the program: the build of an earlier commit, or the same one with another number. */
  otherBuild: string;
}

/** What a host is made of. */
export interface HostOptions {
  processes: number;
  seed: number;
  build: string;
  otherBuild: string;
  /** The host begins with the other version, which makes the database; whatever starts later is of this one. */
  isUpgrade?: boolean;
}

/** A host of our own, with every part where it can be broken. */
export interface Host extends Parts {
  /** Where its clients come in: whichever process can be reached. */
  url: string;
  /** Puts everything right: what is down is started, what is stopped goes on, every line is mended. */
  heal(): Promise<void>;
  stop(): Promise<void>;
}

const running = new Set<Host>();

/** How long a part may take to be there again: a machine may have much else to do. */
const patienceMs = 150_000;

/** Brings a process back whatever has become of it; one that cannot start yet is tried again. Where it stays away, tells what it does. */
const bringBack = async (one: ServerProcess, postgres: Postgres): Promise<void> => {
  for (let tries = 1; ; tries++) {
    one.program.signal('SIGCONT');
    if (!one.program.isUp) one.start();
    try {
      return await one.ready(patienceMs);
    } catch (error) {
      if (one.program.isUp || tries === 5)
        throw new Error(`${(error as Error).message}\n${await describeStart(one, postgres)}`);
      await sleep(200);
    }
  }
};

const linesOf = ({ lines }: ServerProcess): Line[] =>
  [lines.clients, lines.postgres, lines.nats].filter((line) => line !== undefined);

const heal = async ({ disk, postgres, postgresClock, nats, processes }: Parts): Promise<void> => {
  disk.empty();
  postgresClock?.set(0);
  for (const one of processes) {
    one.clock?.set(0);
    for (const line of linesOf(one)) line.mend();
  }
  postgres.program.signal('SIGCONT');
  nats?.program.signal('SIGCONT');
  await nats?.ready();
  await postgres.ready(patienceMs);
  // One after the other: the first one migrates.
  for (const one of processes) await bringBack(one, postgres);
};

const stop = async ({ disk, postgres, nats, processes }: Parts): Promise<void> => {
  for (const { program } of processes) {
    program.signal('SIGCONT');
    program.ask('SIGTERM');
  }
  for (const { program } of processes) if (!(await program.ended(8_000))) program.signal('SIGKILL');
  await Promise.all(processes.flatMap(linesOf).map((line) => line.close()));
  nats?.program.signal('SIGKILL');
  await postgres.stop();
  disk.remove();
};

/** Starts a host with so many processes. */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const { build, otherBuild } = options;
  const folder = mkdtempSync(join(tmpdir(), 'maru-chaos-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'files'));
  const disk = makeDisk(folder);
  const postgresClock = makeClock(folder, 'postgresql');
  const postgres = await makePostgres(folder, { disk: disk.folder, env: postgresClock?.env ?? {} });
  const nats = await makeNats(folder);
  const chance = makeChance(options.seed);
  const hostKey = randomBytes(32).toString('base64url');
  const surroundings = { folder, build, chance, postgres, natsPort: nats?.port, hostKey };
  const processes: ServerProcess[] = [];
  for (let at = 1; at <= options.processes; at++)
    processes.push(await makeServerProcess(`process-${at}`, surroundings));
  const front = new Front(processes.map((one) => one.lines.clients));
  const parts: Parts = { folder, disk, postgres, postgresClock, nats, processes, otherBuild };
  try {
    if (options.isUpgrade) for (const one of processes) one.startNext(otherBuild);
    await heal(parts);
  } catch (error) {
    for (const one of processes) one.program.signal('SIGKILL');
    postgres.program.signal('SIGKILL');
    nats?.program.signal('SIGKILL');
    await postgres.program.ended(5_000);
    const said = processes.map(({ logFile }) => lastLines(logFile)).join('\n');
    disk.remove();
    rmSync(folder, { recursive: true, force: true });
    throw new CannotBegin(`the host did not start: ${(error as Error).message}\n${said}`);
  }
  const host: Host = {
    ...parts,
    url: `http://127.0.0.1:${await front.listen()}`,
    heal: () => heal(parts),
    async stop() {
      running.delete(host);
      await stop(parts);
      await front.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  running.add(host);
  return host;
};

/** Stops every host that is up: for whoever is asked to end. */
export const stopHosts = async (): Promise<void> => {
  await Promise.all([...running].map((host) => host.stop()));
};
