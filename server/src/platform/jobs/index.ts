import { troubleOf } from '../trouble.ts';
import type { House, Job } from '../house.ts';
import { endTrouble, failuresToTell } from './repeated-trouble.ts';

export type { Job } from '../house.ts';

/** How soon after the start the first round comes: not while everybody is reconnecting. */
const firstRoundMs = 30_000;

const lockNumber = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);

/** Runs a job once, unless another process is at it. What goes wrong is logged, the same once a minute; the next round tries again. */
export const runJob = async (house: House, job: Job): Promise<void> => {
  const at = house.clock.now();
  const began = performance.now();
  const note = (ok: boolean) => {
    const tookMs = Math.round(performance.now() - began);
    const round = { name: job.name, everyMs: job.everyMs, at, tookMs, ok };
    house.health.noteRound(round);
    house.metrics.noteRound(round);
  };
  try {
    await house.db.transaction(async (tx) => {
      const { rows } = await tx.query<{ mine: boolean }>(
        'select pg_try_advisory_xact_lock(7234, $1) as mine',
        [lockNumber(job.name)],
      );
      if (!rows[0]?.mine) return;
      await job.run(house);
      note(true);
      if (endTrouble(house, job.name)) house.logger.info({ job: job.name }, 'a job finishes again');
    });
  } catch (error) {
    note(false);
    house.health.noteProblem(job.name, error);
    const times = failuresToTell(house, job.name, error);
    if (times > 0) house.logger.warn({ job: job.name, times, ...troubleOf(error) }, 'a job did not finish');
  }
};

/** Runs a job in any case: after the round that is under way elsewhere, if there is one. Throws what goes wrong. */
export const runJobNow = (house: House, job: Job): Promise<void> =>
  house.db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(7234, $1)', [lockNumber(job.name)]);
    await job.run(house);
  });

/**
 * A round holds one connection to the database and wants others, and many rounds begin in the same moment: so many at
 * once would take all there are, and each would wait for the others.
 */
const atOnce = 4;

/** Begins the rounds of all jobs. Gives back how to stop. */
export const startJobs = (house: House, jobs: readonly Job[]): (() => void) => {
  const waiting = new Set<Job>();
  const running = new Set<Job>();
  const begin = () => {
    for (const job of waiting) {
      if (running.size >= atOnce) return;
      if (running.has(job)) continue;
      waiting.delete(job);
      running.add(job);
      void runJob(house, job).finally(() => {
        running.delete(job);
        begin();
      });
    }
  };
  const plan = (job: Job) => {
    waiting.add(job);
    begin();
  };
  const timers = jobs.flatMap((job) => [
    setTimeout(() => plan(job), Math.min(firstRoundMs, job.everyMs)).unref(),
    setInterval(() => plan(job), job.everyMs).unref(),
  ]);
  return () => {
    waiting.clear();
    for (const timer of timers) clearTimeout(timer);
  };
};
