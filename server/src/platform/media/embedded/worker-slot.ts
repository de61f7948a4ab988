import type { MediaEvent, MediaHealth, MediaWorker } from '@maru/media';
import { MediaTrouble } from '../engine.ts';

/** How workers are started; tests count and end them. */
export type StartWorker = (slot: number) => Promise<MediaWorker>;

/** What a slot tells. */
export interface SlotEars {
  event: (event: MediaEvent) => void;
  /** Its worker has died: all rooms in it are gone. */
  died: () => void;
}

/** Deaths in this time after which a slot rests, and how long it does. */
const crashesToRest = 4;
const crashWindowMs = 60_000;
const restMs = 30_000;

/** A place for one worker: a process that is started when it is first needed, and anew after its death. */
export class WorkerSlot {
  readonly number: number;
  crashes = 0;
  health: MediaHealth | undefined;
  private starting: Promise<MediaWorker> | undefined;
  private worker: MediaWorker | undefined;
  private readonly diedAt: number[] = [];
  private readonly start: StartWorker;
  private readonly ears: SlotEars;

  constructor(number: number, start: StartWorker, ears: SlotEars) {
    this.number = number;
    this.start = start;
    this.ears = ears;
  }

  get isRunning(): boolean {
    return this.worker !== undefined;
  }

  /** It has died so often lately that it would only die again. */
  get isResting(): boolean {
    const lately = this.diedAt.filter((at) => at > Date.now() - crashWindowMs);
    return lately.length >= crashesToRest && (lately.at(-1) ?? 0) > Date.now() - restMs;
  }

  /** The worker, started where there is none. */
  async open(): Promise<MediaWorker> {
    if (this.worker) return this.worker;
    if (this.isResting) throw new MediaTrouble('unreachable', 'What carries calls has died too often.');
    this.starting ??= this.begin().finally(() => (this.starting = undefined));
    return this.starting;
  }

  /** Asks the worker how it is; undefined where it does not run. */
  async look(): Promise<MediaHealth | undefined> {
    this.health = await this.worker?.health().catch(() => undefined);
    return this.health;
  }

  async close(): Promise<void> {
    const worker = this.worker ?? (await this.starting?.catch(() => undefined));
    this.worker = undefined;
    this.health = undefined;
    await worker?.close();
  }

  private async begin(): Promise<MediaWorker> {
    const worker = await this.start(this.number);
    worker.on('event', this.ears.event);
    worker.on('exit', () => {
      if (this.worker !== worker) return;
      this.worker = undefined;
      this.health = undefined;
      this.crashes++;
      this.diedAt.push(Date.now());
      this.ears.died();
    });
    this.worker = worker;
    return worker;
  }
}
