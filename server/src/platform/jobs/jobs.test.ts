import { patience, startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import type { House, Job } from '../house.ts';
import { runJob, runJobNow, startJobs } from './index.ts';

let server: TestServer<House>;
beforeAll(async () => {
  server = await startTestServer<House>({ rounds: 'by-themselves', logTo: { write: () => undefined } });
});
afterAll(() => server.stop());

const begin = (...jobs: Job[]) => onTestFinished(startJobs(server.house, jobs));

it('the rounds of the jobs of a server begin by themselves', async () => {
  await vi.waitFor(() => expect(server.house.health.jobs.get('calls.tend')?.ok).toBe(true), patience);
});

it('a round that goes wrong is noted, and the next one comes', async () => {
  const run = vi.fn<Job['run']>().mockRejectedValueOnce(new Error('not today')).mockResolvedValue();
  begin({ name: 'test.fails', everyMs: 30, run });
  await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(2), patience);
  expect(server.house.health.jobs.get('test.fails')?.ok).toBe(true);
  const counted = (await server.house.metrics.registry.metrics()).split('\n');
  expect(counted).toContain('maru_job_rounds_total{job="test.fails",result="failed"} 1');
});

it('the same trouble is told of once a minute, another at once, and that it is over', async () => {
  const told: unknown[] = [];
  let now = Date.now();
  const logger = {
    warn: (...line: unknown[]) => told.push(line),
    info: (...line: unknown[]) => told.push(line),
  };
  const house = { ...server.house, logger, clock: { now: () => new Date(now) } } as unknown as House;
  const run = vi.fn<Job['run']>();
  const round = async (error?: Error) => {
    if (error) run.mockRejectedValueOnce(error);
    await runJob(house, { name: 'test.grumbles', everyMs: 60_000, run });
    now += 10_000;
    return told
      .splice(0)
      .map((line) =>
        (line as [{ times?: number; kind?: string }, string]).flatMap((one) =>
          typeof one === 'string' ? one : [one.times, one.kind],
        ),
      );
  };
  const away = new TypeError('away');
  expect(await round(away)).toEqual([[1, 'TypeError', 'a job did not finish']]);
  for (let tries = 0; tries < 5; tries++) expect(await round(away)).toEqual([]);
  expect(await round(away)).toEqual([[6, 'TypeError', 'a job did not finish']]);
  expect(await round(new RangeError('full'))).toEqual([[1, 'RangeError', 'a job did not finish']]);
  expect(await round()).toEqual([[undefined, undefined, 'a job finishes again']]);
  expect(await round()).toEqual([]);
  expect(await round(away)).toEqual([[1, 'TypeError', 'a job did not finish']]);
});

it('no job has two rounds at once, here or elsewhere, and who cannot wait comes after the one under way', async () => {
  let finish = () => {};
  const began: string[] = [];
  const job = (said: string): Job => ({
    name: 'test.once',
    everyMs: 60_000,
    run: async () => {
      began.push(said);
      if (said === 'first') await new Promise<void>((done) => (finish = done));
    },
  });
  const first = runJob(server.house, job('first'));
  await vi.waitFor(() => expect(began).toEqual(['first']), patience);
  await runJob(server.house, job('beside'));
  const after = runJobNow(server.house, job('after'));
  expect(began).toEqual(['first']);
  finish();
  await Promise.all([first, after]);
  expect(began).toEqual(['first', 'after']);
});

it('of many that are due at once four are under way, and all have their turn', async () => {
  let [now, most] = [0, 0];
  const done = new Set<string>();
  const jobs = Array.from({ length: 9 }, (_, n): Job => ({
    name: `test.many${n}`,
    everyMs: 20,
    run: async () => {
      most = Math.max(most, ++now);
      await new Promise((go) => setTimeout(go, 30));
      now--;
      done.add(`${n}`);
    },
  }));
  begin(...jobs);
  await vi.waitFor(() => expect([done.size, most]).toEqual([9, 4]), patience);
});
