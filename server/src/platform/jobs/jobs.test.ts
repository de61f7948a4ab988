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
