/** A room that is gone is asked for again so soon, and then no more. */
const waitsMs = [0, 300, 700, 1_500, 3_000, 5_000, 8_000, 8_000, 8_000];
/** So many sessions, of two tries each, whose packets do not get through: more would come to the same. */
const mostBlocked = 2;

/** How often a room has been asked for since it was last heard, and when it is asked for next. */
export class RoomTries {
  private readonly ask: () => void;
  private tries = 0;
  private blocked = 0;
  private next: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: () => void) {
    this.ask = ask;
  }

  /** It carries: what was before counts no more. */
  restart(): void {
    this.stop();
    this.tries = 0;
    this.blocked = 0;
  }

  /** Asks once more, after its wait; false: it has been asked for often enough. */
  again(): boolean {
    const wait = waitsMs[this.tries++];
    if (wait === undefined) return false;
    this.stop();
    this.next = setTimeout(() => {
      this.next = undefined;
      this.ask();
    }, wait);
    return true;
  }

  /** The host can be asked again: there is nothing more to wait for. */
  hurry(): void {
    if (this.next === undefined) return;
    this.stop();
    this.ask();
  }

  stop(): void {
    clearTimeout(this.next);
    this.next = undefined;
  }

  /** Packets have not got through; true where it is time to say that they will not. */
  isBlocked(): boolean {
    return ++this.blocked >= mostBlocked;
  }
}
