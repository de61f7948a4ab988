import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './servers/peer.ts';
import type { Generator } from './work/jobs.ts';
import type { Talked } from './work/talk.ts';

/** How long each work is done, and at which rates. */
export interface Plan {
  sessions: number;
  /** Sessions that are opening at once. */
  opening: number;
  settleSeconds: number;
  seconds: number;
  warmSeconds: number;
  rates: readonly number[];
  rooms: readonly number[];
  roomSeconds: number;
  returns: number;
  only: readonly string[];
}

/** One figure: how it is called, in what, and which way is better. */
export interface Measured {
  name: string;
  unit: string;
  better: 'higher' | 'lower';
  value: number | null;
}

/** The works by name; `--only` chooses some. */
export const workNames = ['storm', 'pair', 'rates', 'groups', 'rooms', 'catchup', 'saturation'] as const;

const lower = (name: string, unit: string, value: number | null): Measured => ({
  name,
  unit,
  better: 'lower',
  value,
});
const higher = (name: string, unit: string, value: number | null): Measured => ({
  name,
  unit,
  better: 'higher',
  value,
});

const strays = (name: string, { lost, doubled, unacknowledged }: Talked): Measured[] => [
  lower(`${name}: lost`, 'messages', lost),
  lower(`${name}: doubled`, 'messages', doubled),
  lower(`${name}: never acknowledged`, 'messages', unacknowledged),
];

/** Does every work once on a server that has just been started. */
export class Measuring {
  readonly figures: Measured[] = [];
  private readonly generator: Generator;
  private readonly server: Running;
  private readonly plan: Plan;
  private readonly hasArchive: boolean;

  constructor(
    generator: Generator,
    server: Running,
    { plan, hasArchive }: { plan: Plan; hasArchive: boolean },
  ) {
    this.generator = generator;
    this.server = server;
    this.plan = plan;
    this.hasArchive = hasArchive;
  }

  /** Does one work; what goes wrong in it is noted and does not end the others. */
  async do(work: (typeof workNames)[number]): Promise<string | undefined> {
    try {
      await this[work]();
      return undefined;
    } catch (error) {
      await this.generator.do({ work: 'closeAll' });
      return `${work}: ${(error as Error).message}`;
    }
  }

  private async storm(): Promise<void> {
    const { sessions, opening, settleSeconds } = this.plan;
    await this.generator.do({ work: 'storm', sessions: Math.min(300, sessions), atOnce: opening });
    await this.generator.do({ work: 'closeAll' });
    await sleep(1_000);
    const before = await this.server.rss();
    const cpuBefore = await this.server.cpu();
    const { seconds, opened, each } = await this.generator.do({ work: 'storm', sessions, atOnce: opening });
    const cpu = (await this.server.cpu()) - cpuBefore;
    await sleep(settleSeconds * 1_000);
    const bytes = ((await this.server.rss()) - before) / opened;
    this.figures.push(
      lower(`connect storm: all ${sessions} at a chat list`, 's', seconds),
      lower('connect storm: one session, p50', 'ms', each.p50_ms),
      lower('connect storm: one session, p99', 'ms', each.p99_ms),
      lower('connect storm: processor time a session, database included', 'ms', (cpu * 1_000) / opened),
      lower('memory of an idle session', 'kB', bytes / 1_000),
    );
  }

  private async pair(): Promise<void> {
    const talked = await this.talk('pairs', { oneByOne: true }, 1);
    this.figures.push(
      lower('one pair: delivered, p50', 'ms', talked.delivered.p50_ms),
      lower('one pair: delivered, p99', 'ms', talked.delivered.p99_ms),
      lower('one pair: acknowledged, p50', 'ms', talked.acked.p50_ms),
      lower('one pair: acknowledged, p99', 'ms', talked.acked.p99_ms),
      ...strays('one pair', talked),
    );
  }

  private async rates(): Promise<void> {
    for (const rate of this.plan.rates) {
      const talked = await this.talk('pairs', { rate });
      const name = `many pairs at ${rate}/s`;
      this.figures.push(
        higher(`${name}: held`, 'yes or no', Number(talked.held)),
        lower(`${name}: delivered, p50`, 'ms', talked.delivered.p50_ms),
        lower(`${name}: delivered, p99`, 'ms', talked.delivered.p99_ms),
        lower(`${name}: acknowledged, p99`, 'ms', talked.acked.p99_ms),
        ...strays(name, talked),
      );
      // What one rate is too much for, a higher one tells nothing more about.
      if (!talked.held) break;
    }
  }

  private async saturation(): Promise<void> {
    const cpuBefore = await this.server.cpu();
    const talked = await this.talk('pairs', { window: 4 });
    const cpu = (await this.server.cpu()) - cpuBefore;
    this.figures.push(
      lower(
        'many pairs, all they can: processor time a message, database included',
        'µs',
        (cpu * 1e6) / Math.max(1, talked.sent),
      ),
      higher('many pairs, all they can: acknowledged', '/s', talked.acked_per_s),
      higher('many pairs, all they can: delivered', '/s', talked.delivered_per_s),
      lower('many pairs, all they can: delivered, p99', 'ms', talked.delivered.p99_ms),
      ...strays('many pairs, all they can', talked),
    );
  }

  private async groups(): Promise<void> {
    for (const [places, members, rate] of [
      ['fives', 5, 200],
      ['fifties', 50, 40],
    ] as const) {
      const calm = await this.talk(places, { rate });
      const full = await this.talk(places, { window: 2 });
      this.figures.push(
        lower(`groups of ${members} at ${rate}/s: last member, p50`, 'ms', calm.last.p50_ms),
        lower(`groups of ${members} at ${rate}/s: last member, p99`, 'ms', calm.last.p99_ms),
        higher(`groups of ${members}, all they can: sent`, '/s', full.acked_per_s),
        higher(`groups of ${members}, all they can: delivered`, '/s', full.delivered_per_s),
        ...strays(`groups of ${members}`, full),
      );
    }
  }

  private async rooms(): Promise<void> {
    for (const members of this.plan.rooms) {
      const talked = await this.generator.do({
        work: 'talk',
        places: `room${members}`,
        talk: { rate: 5, warmSeconds: 1, seconds: this.plan.roomSeconds },
      });
      this.figures.push(
        lower(`room of ${members} at 5/s: last member, p50`, 'ms', talked.last.p50_ms),
        lower(`room of ${members} at 5/s: last member, p99`, 'ms', talked.last.p99_ms),
        ...strays(`room of ${members}`, talked),
      );
    }
  }

  private async catchup(): Promise<void> {
    if (!this.hasArchive) return;
    const { messages, p50_ms } = await this.generator.do({ work: 'catchUp', times: this.plan.returns });
    this.figures.push(
      lower('back after a week: every message is there, p50', 'ms', p50_ms),
      higher('back after a week: messages that came', 'messages', messages),
    );
  }

  private talk(
    places: string,
    how: { rate?: number; window?: number; oneByOne?: boolean },
    only?: number,
  ): Promise<Talked> {
    const { warmSeconds, seconds } = this.plan;
    return this.generator.do({ work: 'talk', places, only, talk: { ...how, warmSeconds, seconds } });
  }
}
