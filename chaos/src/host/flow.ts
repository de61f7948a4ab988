import type { Socket } from 'node:net';
import type { Chance } from '../chance.ts';

/** How it goes for what travels in one direction of a line. */
export interface Weather {
  /** Nothing arrives, and nobody is told. */
  stalled?: boolean;
  /** Everything arrives so much later, and up to `jitterMs` later still; never in another order. */
  delayMs?: number;
  jitterMs?: number;
  /** This share of the pieces is lost and sent again, as TCP does after a while; everything behind waits. */
  loss?: number;
}

/** What the weather has really done. */
export interface Harm {
  /** Pieces that waited because the line was stalled, arrived late, were lost and sent again. */
  held: number;
  delayed: number;
  resent: number;
  /** Connections that were cut, and that were turned away. */
  cut: number;
  refused: number;
}

/** Sends again begin after so long, and double: as TCP's do on a fast line. */
const resendMs = 200;
/** So much may wait here; beyond it the sender is not read from, and notices. */
const waitingBytes = 65_536;

interface Piece {
  chunk: Buffer | undefined;
  due: number;
}

/** Carries one direction of one connection, in order, as slowly as the weather wants. */
export class Flow {
  private readonly waiting: Piece[] = [];
  private bytes = 0;
  private isFrozen = false;
  private lastDue = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly ends: { from: Socket; to: Socket };
  private readonly world: { weather: () => Weather; harm: Harm; chance: Chance };

  constructor(ends: Flow['ends'], world: Flow['world']) {
    this.ends = ends;
    this.world = world;
    ends.from.on('data', (chunk: Buffer) => this.take(chunk));
    ends.from.once('close', () => this.take(undefined));
    ends.from.on('error', () => undefined);
    ends.to.on('drain', () => this.carry());
  }

  /** The weather has changed. */
  carry(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.isFrozen) return;
    const { from, to } = this.ends;
    while (this.waiting.length > 0 && !this.world.weather().stalled && !to.writableNeedDrain) {
      const { chunk, due } = this.waiting[0] as Piece;
      const now = performance.now();
      if (due > now) {
        this.timer = setTimeout(() => this.carry(), due - now);
        break;
      }
      this.waiting.shift();
      // The end of a line is news too, and must not come before what was said.
      if (chunk === undefined) to.end(() => to.destroy());
      else {
        this.bytes -= chunk.length;
        to.write(chunk);
      }
    }
    if (this.bytes < waitingBytes && from.isPaused()) from.resume();
  }

  /** From here on nothing arrives any more, whatever the weather. */
  freeze(): void {
    this.isFrozen = true;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting.length = 0;
  }

  private take(chunk: Buffer | undefined): void {
    const { harm } = this.world;
    this.lastDue = Math.max(this.lastDue, performance.now() + this.delay());
    this.waiting.push({ chunk, due: this.lastDue });
    this.bytes += chunk?.length ?? 0;
    if (this.bytes >= waitingBytes) this.ends.from.pause();
    if (this.isFrozen || this.world.weather().stalled) harm.held++;
    if (this.timer === undefined) this.carry();
  }

  private delay(): number {
    const { weather, harm, chance } = this.world;
    const { delayMs = 0, jitterMs = 0, loss = 0 } = weather();
    let ms = delayMs + (jitterMs > 0 ? chance.between(0, jitterMs) : 0);
    if (ms > 0) harm.delayed++;
    for (let again = resendMs; loss > 0 && chance.next() < loss && again < 2_000; again *= 2) {
      ms += again;
      harm.resent++;
    }
    return ms;
  }
}
