/** Somebody who is asked now and then whether they are still there. */
export interface Beating {
  /** At which step of a round they are asked, of `Heartbeat#nextStep`. */
  readonly beatAt: number;
  beat(): void;
}

const stepMs = 250;

/**
 * Asks everybody once in `everyMs` whether they are still there, some at each step: two thousand asked at once, and their
 * answers, would hold up everybody else for a quarter of a second.
 */
export class Heartbeat {
  private readonly steps: number;
  private readonly timer: NodeJS.Timeout;
  private given = 0;
  private now = 0;

  constructor(all: ReadonlySet<Beating>, everyMs: number) {
    this.steps = Math.max(1, Math.round(everyMs / stepMs));
    this.timer = setInterval(() => {
      this.now = (this.now + 1) % this.steps;
      for (const one of all) if (one.beatAt === this.now) one.beat();
    }, everyMs / this.steps).unref();
  }

  /** The step of whoever comes next: those who come together are asked one after the other. */
  nextStep(): number {
    this.given = (this.given + 1) % this.steps;
    return this.given;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
