import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { inTurns, megabytes, spread } from './figures.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';
import { seedChats, seedPeople, type Seeded } from './seed.ts';
import { openSocket } from './socket.ts';

const text =
  'A message of about a hundred letters, which is what people send each other when they talk at length.';

/** One side of a pair: sends, keeps so many under way, and hears what the other side sends. */
class Side {
  readonly sentAt: number[] = [];
  /** By number of message: acknowledged, and how often it reached the other side. */
  readonly acked: boolean[] = [];
  readonly arrived: number[] = [];
  private socket: WebSocket | undefined;
  private readonly name: number;
  private readonly chatId: string;
  private readonly run: Run;

  constructor(run: Run, name: number, chatId: string) {
    this.run = run;
    this.name = name;
    this.chatId = chatId;
  }

  async open(gateway: string, person: Seeded): Promise<void> {
    this.socket = await openSocket(gateway, person, { hear: (frame) => this.hear(frame) });
  }

  send(): void {
    const number = this.sentAt.length;
    this.sentAt.push(performance.now());
    this.socket?.send(
      `{"id":${number},"call":"messages.send","input":{"chatId":"${this.chatId}","key":"${this.name}.${number}","text":"${text}"}}`,
    );
  }

  close(): void {
    this.socket?.terminate();
  }

  private hear(frame: string): void {
    if (frame.startsWith('{"id":')) this.hearAnswer(frame);
    else if (frame.startsWith('{"entry":')) this.hearEntry(frame);
  }

  private hearAnswer(frame: string): void {
    const number = Number.parseInt(frame.slice(6), 10);
    if (frame.includes('"ok":true')) {
      this.acked[number] = true;
      this.run.acknowledged(performance.now() - (this.sentAt[number] as number));
    } else {
      this.run.refused++;
    }
    if (this.run.isOn) this.send();
  }

  private hearEntry(frame: string): void {
    const at = frame.indexOf('"key":"') + 7;
    const key = frame.slice(at, frame.indexOf('"', at));
    const [name, number] = key.split('.').map(Number) as [number, number];
    if (name !== this.name) this.run.delivered(name, number);
  }
}

class Run {
  isOn = false;
  isMeasured = false;
  refused = 0;
  acks = 0;
  deliveries = 0;
  readonly milliseconds: number[] = [];
  readonly deliveredMilliseconds: number[] = [];
  readonly sides: Side[] = [];

  acknowledged(took: number): void {
    if (!this.isMeasured) return;
    this.acks++;
    this.milliseconds.push(took);
  }

  delivered(name: number, number: number): void {
    const side = this.sides[name] as Side;
    side.arrived[number] = (side.arrived[number] ?? 0) + 1;
    if (!this.isMeasured) return;
    this.deliveries++;
    this.deliveredMilliseconds.push(performance.now() - (side.sentAt[number] as number));
  }

  count(): { lost: number; doubled: number } {
    let [lost, doubled] = [0, 0];
    for (const side of this.sides) {
      side.acked.forEach((was, number) => {
        if (was && !side.arrived[number]) lost++;
      });
      for (const times of side.arrived) if (times > 1) doubled++;
    }
    return { lost, doubled };
  }
}

/** Pairs that write to each other without pause. */
export const benchMessages = async (
  host: Host,
  { pairs, window, sides, seconds }: Options,
): Promise<Record<string, number>> => {
  const people = await seedPeople(host.db, pairs * 2);
  const chats = await seedChats(
    host.db,
    'direct',
    Array.from({ length: pairs }, (_, at) => people.slice(at * 2, at * 2 + 2)),
  );
  await host.db.query('analyze');
  const run = new Run();
  for (const name of people.keys()) run.sides.push(new Side(run, name, chats[name >> 1] as string));
  await inTurns([...run.sides.keys()], 50, (name) =>
    (run.sides[name] as Side).open(host.gateway, people[name] as Seeded),
  );
  run.isOn = true;
  const senders = run.sides.filter((_, name) => sides === 2 || name % 2 === 0);
  for (const side of senders) for (let at = 0; at < window; at++) side.send();
  await sleep(3_000);
  run.isMeasured = true;
  const began = performance.now();
  await sleep(seconds * 1_000);
  run.isMeasured = false;
  const took = (performance.now() - began) / 1_000;
  const rss = await host.rss();
  run.isOn = false;
  for (let waited = 0; waited < 5_000 && run.count().lost > 0; waited += 200) await sleep(200);
  await sleep(500);
  const deliveredSpread = spread(run.deliveredMilliseconds);
  for (const side of run.sides) side.close();
  return {
    pairs,
    window,
    sides,
    seconds: Math.round(took * 10) / 10,
    acked_per_s: Math.round(run.acks / took),
    delivered_per_s: Math.round(run.deliveries / took),
    ...spread(run.milliseconds),
    delivered_p50_ms: deliveredSpread.p50_ms,
    delivered_p99_ms: deliveredSpread.p99_ms,
    ...run.count(),
    refused: run.refused,
    rss_mb: megabytes(rss),
  };
};
