import { sequenceDistance } from '../rtp/packet.ts';

const windowSize = 1_024;

/** Lets each packet of a stream through once: a recorded one that is sent again is thrown away (RFC 3711, 3.3.2). */
export class ReplayWindow {
  private highest: number | undefined;
  private readonly seen = new Uint8Array(windowSize);

  /** True for a packet that has not been here, and is not too old to tell. */
  accept(sequence: number): boolean {
    if (this.highest === undefined) this.highest = (sequence - 1) & 0xffff;
    const ahead = sequenceDistance(this.highest, sequence);
    if (ahead <= -windowSize) return false;
    if (ahead > 0) {
      for (let step = 1; step <= Math.min(ahead, windowSize); step++) {
        this.seen[(this.highest + step) % windowSize] = 0;
      }
      this.highest = sequence;
    }
    const place = sequence % windowSize;
    if (this.seen[place]) return false;
    this.seen[place] = 1;
    return true;
  }
}
