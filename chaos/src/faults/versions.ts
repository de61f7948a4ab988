import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../host/server-process.ts';
import type { Fault } from './types.ts';

const patienceMs = 30_000;

/** Ends a process as an operator does, and starts it again, with another build where one is given. Gives whether it ended by itself. */
const replace = async (one: ServerProcess, build?: string): Promise<boolean> => {
  const asked = one.program.ask('SIGTERM');
  const ended = await one.program.ended(patienceMs);
  if (!ended) one.program.signal('SIGKILL');
  await one.program.ended(3_000);
  one.start(build);
  return asked && ended;
};

const isBack = (one: ServerProcess): Promise<boolean> =>
  one.ready(patienceMs).then(
    () => true,
    () => false,
  );

/** Programs that are replaced while the host goes on. */
export const versionFaults: Fault[] = [
  {
    name: 'rolling-restart',
    lasts: [0, 1],
    async begin({ host: { processes } }) {
      // It goes on meanwhile: each one waits for the one before.
      const done = (async () => {
        for (const one of processes) if (!((await replace(one)) && (await isBack(one)))) return one.name;
        return undefined;
      })();
      return {
        async end() {
          const stuck = await done;
          return stuck === undefined || `${stuck} did not end or come back by itself`;
        },
      };
    },
  },
  {
    name: 'two-versions',
    lasts: [1_500, 4_000],
    async begin({ host: { processes, otherBuild }, chance }) {
      const one = chance.of(processes);
      const ended = await replace(one, otherBuild);
      const served = await isBack(one);
      await sleep(500);
      return {
        async end() {
          const isUp = one.program.isUp;
          await replace(one);
          return (ended && served && isUp) || 'the other version did not serve for long enough';
        },
      };
    },
  },
];
