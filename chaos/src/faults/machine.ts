import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WrongClock } from '../host/clock.ts';
import type { Fault, Stage } from './types.ts';

const withoutFaketime = 'libfaketime is not installed';

/** Seconds by which a clock jumps: a little, an hour, more than a day; both ways. */
const drawJump = ({ chance }: Stage): number => chance.of([-1, 1]) * chance.of([7, 600, 3_700, 100_000]);

const jump = async (
  clock: WrongClock | undefined,
  seconds: number,
  read: () => Promise<number | undefined>,
) => {
  clock?.set(seconds);
  let seen = 0;
  const looking = (async () => {
    // libfaketime looks once a second.
    for (let tries = 0; tries < 20 && Math.abs(seen - seconds) > 3; tries++) {
      await sleep(150);
      // Whoever is stopped meanwhile says nothing.
      const told = await Promise.race([read().catch(() => undefined), sleep(1_500, undefined)]);
      if (told !== undefined) seen = (told - Date.now()) / 1_000;
    }
  })();
  return {
    async end(): Promise<true | string> {
      await looking;
      clock?.set(0);
      return Math.abs(seen - seconds) <= 3 || 'nobody could be asked what time it is';
    },
  };
};

/** What an HTTP server of Node says with each answer. */
const dateOf = async (port: number): Promise<number> => {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, {
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(1_000),
  });
  await answer.arrayBuffer();
  return Date.parse(answer.headers.get('date') ?? '');
};

/** The machine under the programs: its disk, its clocks. */
export const machineFaults: Fault[] = [
  {
    name: 'disk-full',
    lasts: [1_500, 4_000],
    whyNot: ({ disk }) => (disk.isOwn ? undefined : 'a disk of its own takes root and loop devices'),
    async begin({ host: { disk, postgres } }) {
      const from = statSync(postgres.logFile).size;
      disk.fill();
      return {
        async end() {
          const said = readFileSync(postgres.logFile).subarray(from).toString('utf8');
          disk.empty();
          if (!postgres.program.isUp) postgres.start();
          return /No space left on device/.test(said) || 'nothing had to be written where there was no room';
        },
      };
    },
  },
  {
    name: 'process-clock-jumps',
    lasts: [1_500, 3_500],
    whyNot: ({ processes }) => (processes[0]?.clock ? undefined : withoutFaketime),
    begin(stage) {
      const { clock, port } = stage.chance.of(stage.host.processes);
      return jump(clock, drawJump(stage), () => dateOf(port));
    },
  },
  {
    name: 'postgresql-clock-jumps',
    lasts: [1_500, 3_500],
    whyNot: ({ postgresClock }) => (postgresClock ? undefined : withoutFaketime),
    begin(stage) {
      const { postgres, postgresClock } = stage.host;
      return jump(postgresClock, drawJump(stage), async () => {
        const [row] = await postgres.ask<{ now: Date }>('select now() as now');
        return row?.now.getTime();
      });
    },
  },
];
