/** A room that is gone is asked for again so soon, and then no more. */
const waitsMs = [0, 300, 700, 1_500, 3_000, 5_000, 8_000, 8_000, 8_000];
/** So many sessions, of two tries each, whose packets do not get through: more would come to the same. */
const mostBlocked = 2;

/** How often a room has been asked for since it was last heard. */
export class RoomTries {
  private tries = 0;
  private blocked = 0;

  /** It carries: what was before counts no more. */
  restart(): void {
    this.tries = 0;
    this.blocked = 0;
  }

  /** How long to wait before it is asked for again; undefined: no more. */
  nextWait(): number | undefined {
    return waitsMs[this.tries++];
  }

  /** Packets have not got through; true where it is time to say that they will not. */
  isBlocked(): boolean {
    return ++this.blocked >= mostBlocked;
  }
}
