import { fork } from 'node:child_process';
import { join } from 'node:path';
import { endWithUs } from '../../undertaker.ts';
import type { World } from '../world.ts';
import type { Talk, Talked } from './talk.ts';

/** What the load generator is told. */
export type Job =
  | { work: 'meet'; world: World }
  | { work: 'storm'; sessions: number; atOnce: number }
  | { work: 'talk'; places: string; only?: number | undefined; talk: Talk }
  | { work: 'catchUp'; times: number }
  | { work: 'closeAll' };

interface Spread {
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
}

interface Figures {
  meet: object;
  storm: { seconds: number; opened: number; each: Spread };
  talk: Talked;
  catchUp: { messages: number } & Spread;
  closeAll: object;
}

/** The load generator, as whoever measures sees it. */
export interface Generator {
  do<Work extends Job['work']>(job: Extract<Job, { work: Work }>): Promise<Figures[Work]>;
  stop(): void;
}

/** Starts a load generator in a process of its own. */
export const startGenerator = (): Generator => {
  const child = fork(join(import.meta.dirname, 'generator.js'), [], {
    execArgv: ['--max-semi-space-size=64'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  endWithUs(child);
  return {
    do: (job) =>
      new Promise((done, failed) => {
        const gone = () => failed(new Error('the load generator died'));
        child.once('exit', gone);
        child.once('message', (answer: { figures?: never; error?: string }) => {
          child.off('exit', gone);
          if (answer.error === undefined) done(answer.figures as never);
          else failed(new Error(answer.error));
        });
        child.send(job);
      }),
    stop: () => void child.kill('SIGKILL'),
  };
};
