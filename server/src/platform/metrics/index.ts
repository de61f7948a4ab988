import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { openFigures, type Figures } from './figures.ts';
import { follow, followSeveral, type Followed, type FollowedSeveral } from './follow.ts';
import { openQueues, type FollowedQueue } from './queues.ts';

export type { Figures } from './figures.ts';
export type { QueueFigures } from './queues.ts';

/** What `GET /metrics` shows; `docs/metrics.md` has them all. No label ever carries an id or a word of a message. */
export interface Metrics {
  registry: Registry;
  /** Counters of the hottest roads, to be added to. */
  figures: Figures;
  calls: Counter<'method' | 'result'>;
  callSeconds: Histogram<'method'>;
  entries: Counter<'family'>;
  incidents: Counter;
  pushes: Counter<'outcome'>;
  /** Entries in one group commit. */
  groupEntries: Histogram;
  /** How long a group commit took. */
  commitSeconds: Histogram;
  /** From being asked to being on disk, of the entry of each group that waited longest. */
  appendSeconds: Histogram;
  /** How long a question over the bus took. */
  busAskSeconds: Histogram<'answer'>;
  socketsClosed: Counter<'code'>;
  /** Counts a refusal by its code. */
  countRefusal(code: string): void;
  /** Notes a round of a job. */
  noteRound(round: { name: string; everyMs: number; at: Date; tookMs: number; ok: boolean }): void;
  /** Shows a figure from now on that is read when somebody asks for it. */
  follow(followed: Followed): void;
  followSeveral<Label extends string>(followed: FollowedSeveral<Label>): void;
  /** Shows how a queue is from now on. */
  followQueue(followed: FollowedQueue): void;
}

const jobMetrics = (registers: Registry[]): Metrics['noteRound'] => {
  const rounds = new Counter({
    name: 'maru_job_rounds_total',
    help: 'Rounds of jobs done here, by result',
    labelNames: ['job', 'result'],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['job'], registers });
  const doneAt = gauge(
    'maru_job_last_done_timestamp_seconds',
    'When a job was last done here without trouble',
  );
  const took = gauge('maru_job_last_duration_seconds', 'How long its last round took');
  const every = gauge('maru_job_every_seconds', 'How often it is to be done');
  return ({ name: job, everyMs, at, tookMs, ok }) => {
    // Both are there from the first round on: what begins with its first failure would not count that one as a change.
    rounds.inc({ job, result: 'ok' }, ok ? 1 : 0);
    rounds.inc({ job, result: 'failed' }, ok ? 0 : 1);
    every.set({ job }, everyMs / 1_000);
    took.set({ job }, tookMs / 1_000);
    if (ok) doneAt.set({ job }, at.getTime() / 1_000);
  };
};

const refusalCounter = (registers: Registry[], figures: Figures): Metrics['countRefusal'] => {
  const refusals = new Counter({
    name: 'maru_refusals_total',
    help: 'Calls and connections refused, by code; busy is counted apart',
    labelNames: ['code'],
    registers,
  });
  const known = new Map<string, { inc(): void }>();
  return (code) => {
    if (code === 'busy') {
      figures.busy += 1;
      return;
    }
    let one = known.get(code);
    if (!one) known.set(code, (one = refusals.labels({ code })));
    one.inc();
  };
};

const histogramMaker =
  (registers: Registry[]) =>
  <Label extends string = never>(
    name: string,
    help: string,
    rest: { buckets: number[]; labelNames?: Label[] },
  ) =>
    new Histogram<Label>({ name, help, registers, ...rest });

const quick = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Makes the metrics of one server. */
export const openMetrics = (
  live: () => { connections: number; channels: number; accounts: number },
): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const figures = openFigures(registry);
  const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter<Label>({ name, help, labelNames, registers });
  const histogram = histogramMaker(registers);
  follow(registry, {
    name: 'maru_connections',
    help: 'Open gateway connections',
    read: () => live().connections,
  });
  follow(registry, {
    name: 'maru_channels',
    help: 'Logs with at least one reader here',
    read: () => live().channels,
  });
  follow(registry, {
    name: 'maru_accounts_online',
    help: 'Accounts with at least one connection here',
    read: () => live().accounts,
  });
  return {
    registry,
    figures,
    calls: counter('maru_calls_total', 'Calls by method and result', ['method', 'result']),
    callSeconds: histogram('maru_call_seconds', 'Time to answer a call', {
      labelNames: ['method'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    }),
    entries: counter('maru_entries_total', 'Entries committed here', ['family']),
    incidents: counter('maru_incidents_total', 'Bugs, each with an incident number in the log'),
    pushes: counter('maru_pushes_total', 'Notifications given to push services, by what came of it', [
      'outcome',
    ]),
    groupEntries: histogram('maru_log_group_entries', 'Entries in one group commit', {
      buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500],
    }),
    commitSeconds: histogram('maru_log_commit_seconds', 'Time of one group commit', { buckets: quick }),
    appendSeconds: histogram(
      'maru_log_append_seconds',
      'From being asked to being on disk, of the entry of each group that waited longest',
      { buckets: quick },
    ),
    busAskSeconds: histogram('maru_bus_ask_seconds', 'Time of one question over the bus, by its answer', {
      labelNames: ['answer'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25],
    }),
    socketsClosed: counter('maru_sockets_closed_total', 'Sockets that were closed, by code', ['code']),
    countRefusal: refusalCounter(registers, figures),
    noteRound: jobMetrics(registers),
    follow: (followed) => follow(registry, followed),
    followSeveral: (followed) => followSeveral(registry, followed),
    followQueue: openQueues(registry),
  };
};
