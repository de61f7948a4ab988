import { join } from 'node:path';
import { faults } from './faults/index.ts';
import { CannotBegin, startHost, type HostOptions } from './host/host.ts';
import { keepLogs, keepRun } from './keep.ts';
import type { Options } from './options.ts';
import { settleTown } from './people/town.ts';
import { playRun, type RunResult, type World } from './play-run.ts';
import { drawPlan, drawSeeds, type Plan } from './schedule.ts';
import { testChecker, type SelfTest } from './self-test.ts';
import { hasHeld, incidentsOf, summarise, type Failure, type Summary } from './summary.ts';

type Builds = Pick<HostOptions, 'build' | 'otherBuild'>;

/** What is told while it goes on. */
export type Say = (words: string) => void;

const openWorld = async (options: Options, builds: Builds, seed: number): Promise<World> => {
  const isUpgrade = options.older !== undefined;
  const host = await startHost({ processes: options.processes, seed, ...builds, isUpgrade });
  try {
    return { host, url: host.url, town: await settleTown(host.url, options.people) };
  } catch (error) {
    await host.stop();
    throw error;
  }
};

const tellRun = (run: RunResult, at: string): string => {
  const { verdict, effects, wholeMs, tookMs, plan } = run;
  const broken = Object.entries(verdict.counts).filter(([, count]) => count > 0);
  const how = hasHeld(run)
    ? 'held'
    : `BROKEN ${broken.map(([kind, count]) => `${kind} ${count}`).join(', ')}`;
  const done = effects
    .map(({ fault, effect }) => (effect === true ? fault : `(${fault}: ${effect})`))
    .join(', ');
  const whole = wholeMs === undefined ? 'NOT WHOLE' : `whole after ${(wholeMs / 1_000).toFixed(1)} s`;
  const incidents = incidentsOf(run) > 0 ? `, ${incidentsOf(run)} incidents (${run.plan.seed} is kept)` : '';
  const counts = `${verdict.acknowledged}/${verdict.sent} acknowledged${incidents}`;
  return `${at} seed ${plan.seed}: ${how}; ${counts}, ${whole}, ${(tookMs / 1_000).toFixed(1)} s; ${done}`;
};

const commandOf = ({ only, processes, people, seconds }: Options, seed: number): string => {
  const chosen = only.length > 0 ? ` --only ${only.join(',')}` : '';
  return `npm run chaos -- --replay ${seed} --processes ${processes} --people ${people} --seconds ${seconds}${chosen}`;
};

const whyFailed = ({ verdict, wholeMs }: RunResult): string => {
  const first = verdict.breaches[0];
  if (first) return `${first.kind}, ${first.log}: ${first.what}`;
  return wholeMs === undefined ? 'somebody never had everything' : '';
};

const upgrade = { fault: 'rolling-restart', atMs: 500, lastsMs: 0, seed: 0 };

/** The faults that are asked for, by the words in their names. */
const choose = ({ only }: Options) => {
  const chosen = faults.filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));
  if (chosen.length === 0)
    throw new Error(`No fault is called like ${only.join(', ')}; --faults lists them.`);
  return chosen;
};

/** The faults that can be injected on this host; says of the others why not. */
const possible = (options: Options, world: World, say: Say) =>
  choose(options).filter((fault) => {
    const whyNot = fault.whyNot?.(world.host);
    if (whyNot !== undefined) say(`NOT tried: ${fault.name} (${whyNot})`);
    return whyNot === undefined;
  });

/** Runs one after the other, on hosts that are used for many. */
class Series {
  readonly runs: RunResult[] = [];
  readonly failures: Failure[] = [];
  broken = 0;
  private world: World | undefined;
  private usedFor = 0;
  private hasSaid = false;
  private readonly options: Options;
  private readonly builds: Builds;
  private readonly say: Say;

  constructor(options: Options, builds: Builds, say: Say) {
    this.options = options;
    this.builds = builds;
    this.say = say;
  }

  async open(seed: number): Promise<World> {
    for (let tries = 1; !this.world; tries++) {
      try {
        this.world = await openWorld(this.options, this.builds, seed);
      } catch (error) {
        if (!(error instanceof CannotBegin) || tries === 3) throw error;
        this.say(error.message);
      }
    }
    return this.world;
  }

  async close(): Promise<void> {
    await this.world?.host.stop();
    this.world = undefined;
    this.usedFor = 0;
  }

  /** Plays the run of this seed. A host after which something was wrong is not used again. */
  async play(seed: number, at: string): Promise<void> {
    let hasHeldAll = false;
    let plan: Plan | undefined;
    try {
      const world = await this.open(seed);
      plan = this.plan(seed, world);
      const run = await playRun(world, plan);
      this.say(tellRun(run, at));
      hasHeldAll = this.note(run);
    } catch (error) {
      this.noteBroken(seed, plan, error as Error);
      this.say(`${at} seed ${seed}: BROKEN ${(error as Error).stack}`);
    }
    if (!hasHeldAll || ++this.usedFor >= this.options.runsOfHost) await this.close();
  }

  private plan(seed: number, world: World): Plan {
    const { seconds, older } = this.options;
    const chosen = possible(this.options, world, this.hasSaid ? () => undefined : this.say);
    this.hasSaid = true;
    const plan = drawPlan(seed, { faults: chosen, trafficMs: seconds * 1_000 });
    // A host that began with an earlier version goes over to this one under the first people who talk.
    if (older !== undefined && this.usedFor === 0) plan.steps.push(upgrade);
    return plan;
  }

  private note(run: RunResult): boolean {
    const { seed } = run.plan;
    const { host } = this.world as World;
    this.runs.push(run);
    const held = hasHeld(run);
    const kept = !held || incidentsOf(run) > 0 ? keepRun(this.options.keep, run, host) : undefined;
    if (!held)
      this.failures.push({
        seed,
        why: whyFailed(run),
        replay: commandOf(this.options, seed),
        ...(kept && { kept }),
      });
    // A history is large; only its figures are needed from here on.
    run.history = { keyStart: '', devices: [], happenings: [], finals: [] };
    return held;
  }

  private noteBroken(seed: number, plan: Plan | undefined, { message: why }: Error): void {
    this.broken++;
    const kept = join(this.options.keep, `seed-${seed}`);
    if (this.world) keepLogs(kept, this.world.host, { plan, why });
    this.failures.push({ seed, why, replay: commandOf(this.options, seed), kept });
  }
}

/** Plays every run that is asked for, and adds them up. */
export const runAll = async (options: Options, builds: Builds, say: Say): Promise<Summary> => {
  const began = performance.now();
  const { seed, runs, replay } = options;
  const seeds = replay === undefined ? drawSeeds(seed, runs) : [replay];
  const series = new Series(options, builds, say);
  let selfTest: SelfTest | undefined;
  try {
    if (options.selfTest) {
      selfTest = await testChecker(await series.open(seed));
      say(`the checker was tested: ${JSON.stringify(selfTest)}`);
    }
    for (const [at, one] of seeds.entries()) await series.play(one, `${at + 1}/${seeds.length}`);
  } finally {
    await series.close();
  }
  const seconds = (performance.now() - began) / 1_000;
  const { failures, broken } = series;
  return { ...summarise(series.runs, { failures, broken, seconds }), ...(selfTest && { selfTest }) };
};
