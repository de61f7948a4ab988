/** A connection with frames that wait. */
export interface Waiter {
  /** Handles the oldest of them; false where no other can follow now. */
  handleNext(): boolean;
}

/**
 * Frames that are handled in one turn of the event loop. A turn that took in all that a crowd has sent would last for
 * seconds, and in the meantime no answer of the database would be heard: whoever sends too much would be refused quickly,
 * and almost nobody served.
 */
const perTurn = 256;

/** Shares the turns of the event loop among connections: past what one turn holds, each gets one frame after the other. */
export class FairTurns {
  private handled = 0;
  private isPlanned = false;
  private readonly ring: Waiter[] = [];

  /** Takes a place in this turn, where there is one. */
  take(): boolean {
    this.plan();
    if (this.handled >= perTurn) return false;
    this.handled += 1;
    return true;
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
    this.handled = 0;
    for (
      let waiter = this.ring.shift();
      waiter;
      waiter = this.handled < perTurn ? this.ring.shift() : undefined
    ) {
      this.handled += 1;
      if (waiter.handleNext()) this.ring.push(waiter);
    }
    if (this.ring.length > 0) this.plan();
  }
}
