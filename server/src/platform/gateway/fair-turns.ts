/** A connection, with frames that may wait. */
export interface Waiter {
  /** How many of its frames were handled as they came, and in which turn. */
  readonly taken: { turn: number; frames: number };
  /** Handles the oldest that waits; false where no other can follow now. */
  handleNext(): boolean;
}

/** Frames of one connection that are handled in one turn of the event loop, as they come. */
export const atOnce = 4;
/** Frames that have waited and are handled in one turn, of all connections together. */
export const perTurn = 256;

/**
 * Shares the turns of the event loop among connections. A turn that took in all that a crowd has sent would last for
 * seconds, and in the meantime no answer of the database would be heard: whoever sends too much would be refused quickly,
 * and almost nobody served. Who sends a few frames is served at once; those who send more wait, and each gets one frame
 * after the other.
 */
export class FairTurns {
  private turn = 1;
  private isPlanned = false;
  private readonly ring: Waiter[] = [];

  /** May a frame that has just come be handled in this turn? */
  take({ taken }: Waiter): boolean {
    this.plan();
    if (taken.turn !== this.turn) {
      taken.turn = this.turn;
      taken.frames = 0;
    }
    taken.frames += 1;
    return taken.frames <= atOnce;
  }

  /** Lines up, once, for the turns to come. */
  wait(waiter: Waiter): void {
    this.ring.push(waiter);
    this.plan();
  }

  private plan(): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    // After whatever else has happened in this turn, answers of the database among it.
    setImmediate(() => this.begin());
  }

  private begin(): void {
    this.isPlanned = false;
    this.turn += 1;
    for (let handled = 0; handled < perTurn; handled++) {
      const waiter = this.ring.shift();
      if (!waiter) return;
      if (waiter.handleNext()) this.ring.push(waiter);
    }
    if (this.ring.length > 0) this.plan();
  }
}
