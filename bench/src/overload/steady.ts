import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { inTurns, spread } from '../figures.ts';
import type { Host } from '../host.ts';
import { seedChats, seedPeople, type Seeded } from '../seed.ts';
import { openSocket } from '../socket.ts';

/** How it went for those who only talk. */
export interface Calm {
  acked_per_s: number;
  p50_ms: number;
  p99_ms: number;
  delivered_p50_ms: number;
  delivered_p99_ms: number;
  refused: number;
}

/** Pairs that talk at a pace people have, whatever goes on around them: the measure of everything else. */
export class Steady {
  refused = 0;
  private readonly sentAt = new Map<string, number>();
  private readonly acked = new Set<string>();
  private readonly arrived = new Map<string, number>();
  private acks: number[] = [];
  private deliveries: number[] = [];
  private readonly sockets: WebSocket[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private count = 0;

  /** Opens so many pairs, of which one side writes so often a second. */
  static async open(host: Host, { pairs, perSecond }: { pairs: number; perSecond: number }): Promise<Steady> {
    const steady = new Steady();
    const people = await seedPeople(host.db, pairs * 2);
    const couples = Array.from({ length: pairs }, (_, at) => people.slice(at * 2, at * 2 + 2));
    const chats = await seedChats(host.db, 'direct', couples);
    await inTurns([...couples.keys()], 20, async (at) => {
      const [writer, reader] = couples[at] as [Seeded, Seeded];
      const hear = (frame: string) => steady.hear(frame);
      const [socket, other] = [
        await openSocket(host.gateway, writer, { hear: (frame) => steady.hearAnswer(frame) }),
        await openSocket(host.gateway, reader, { hear }),
      ];
      steady.sockets.push(socket, other);
      const every = 1_000 / perSecond;
      // Not all in the same moment.
      const first = setTimeout(
        () => steady.timers.push(setInterval(() => steady.send(socket, chats[at] as string), every)),
        (every * at) / pairs,
      );
      steady.timers.push(first);
    });
    return steady;
  }

  /** What is seen in the next milliseconds. */
  async measure(ms: number): Promise<Calm> {
    [this.acks, this.deliveries] = [[], []];
    const before = this.refused;
    await sleep(ms);
    const [acks, deliveries] = [spread(this.acks), spread(this.deliveries)];
    return {
      acked_per_s: Math.round(this.acks.length / (ms / 1_000)),
      p50_ms: acks.p50_ms,
      p99_ms: acks.p99_ms,
      delivered_p50_ms: deliveries.p50_ms,
      delivered_p99_ms: deliveries.p99_ms,
      refused: this.refused - before,
    };
  }

  /** Ends it. Gives what was acknowledged and did not arrive, and what arrived twice. */
  async close(): Promise<{ lost: number; doubled: number }> {
    for (const timer of this.timers) clearInterval(timer);
    const missing = () => [...this.acked].filter((key) => !this.arrived.has(key)).length;
    for (let waited = 0; waited < 5_000 && missing() > 0; waited += 100) await sleep(100);
    for (const socket of this.sockets) socket.terminate();
    return { lost: missing(), doubled: [...this.arrived.values()].filter((times) => times > 1).length };
  }

  private send(socket: WebSocket, chatId: string): void {
    const key = `steady.${++this.count}`;
    this.sentAt.set(key, performance.now());
    const input = { chatId, key, text: 'Shall we meet at the gate at seven, or is that too early?' };
    socket.send(JSON.stringify({ id: key, call: 'messages.send', input }));
  }

  private hearAnswer(frame: string): void {
    const key = /^\{"id":"([^"]+)"/.exec(frame)?.[1];
    if (key === undefined) return;
    if (!frame.includes('"ok":true')) this.refused++;
    else {
      this.acked.add(key);
      this.acks.push(performance.now() - (this.sentAt.get(key) ?? 0));
    }
  }

  private hear(frame: string): void {
    const key = /"key":"(steady\.\d+)"/.exec(frame)?.[1];
    if (key === undefined || !frame.startsWith('{"entry"')) return;
    this.arrived.set(key, (this.arrived.get(key) ?? 0) + 1);
    this.deliveries.push(performance.now() - (this.sentAt.get(key) ?? 0));
  }
}
